package dev.scamander.cassandra.write;

import java.util.function.LongSupplier;

/** Write timestamps in microseconds since the epoch, each later than the one before, whatever the system's clock does. */
final class WriteClock {
    private final LongSupplier systemMicros;
    private long last = Long.MIN_VALUE;

    WriteClock(LongSupplier systemMicros) {
        this.systemMicros = systemMicros;
    }

    long next() {
        last = Math.max(last + 1, systemMicros.getAsLong());
        return last;
    }
}
