package dev.scamander.mapping.row;

import dev.scamander.mapping.MappingException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Where a row's time to live and write timestamp come from.
 *
 * @param ttl the slot of the time to live, null if it is not mapped
 * @param ttlUnit its unit
 * @param timestamp the slot of the write timestamp, null if it is not mapped
 * @param timestampUnit its unit
 */
record RowTimes(Time ttl, TimeUnit ttlUnit, Time timestamp, TimeUnit timestampUnit) {
    /** Cassandra's own limit: twenty years of 365 days. */
    private static final long MOST_TTL_SECONDS = 20L * 365 * 24 * 60 * 60;

    /**
     * A mapped time.
     *
     * @param index the slot's place
     * @param slot the slot if it is read from the record, else null
     */
    record Time(int index, Slot slot) {
        private MappingException error(long value, String target, String reason) {
            return slot == null
                    ? new MappingException(target, Long.toString(value), reason)
                    : slot.error(Long.toString(value), reason);
        }
    }

    int ttlSeconds(RowBuffer row) {
        if (ttl == null || !row.hasValue(ttl.index)) {
            return MappedRow.NO_TTL;
        }
        long value = row.longAt(ttl.index);
        long seconds = ttlUnit.toSeconds(value);
        if (value < 0) {
            throw ttl.error(value, "__ttl", "is negative; a time to live is 0 (none) or more " + name(ttlUnit));
        }
        if (seconds > MOST_TTL_SECONDS) {
            throw ttl.error(
                    value,
                    "__ttl",
                    name(ttlUnit) + " are more than the longest time to live, 20 years (" + MOST_TTL_SECONDS
                            + " seconds)");
        }
        // less than a second must not become 0, which means to live for ever
        return value > 0 && seconds == 0 ? 1 : (int) seconds;
    }

    long timestampMicros(RowBuffer row) {
        if (timestamp == null || !row.hasValue(timestamp.index)) {
            return MappedRow.NO_TIMESTAMP;
        }
        long value = row.longAt(timestamp.index);
        long micros = timestampUnit.toMicros(value);
        if (micros == Long.MIN_VALUE || micros == Long.MAX_VALUE) {
            throw timestamp.error(value, "__timestamp", name(timestampUnit) + " are out of the range of microseconds");
        }
        return micros;
    }

    private static String name(TimeUnit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }
}
