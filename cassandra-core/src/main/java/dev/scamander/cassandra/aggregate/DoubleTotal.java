package dev.scamander.cassandra.aggregate;

import java.nio.ByteBuffer;

/** A total of doubles, added in the order in which they come. */
final class DoubleTotal extends Total {
    private boolean present;
    private boolean stagedPresent;
    private double total;
    private double staged;

    DoubleTotal(AggregateColumn column) {
        super(column);
    }

    @Override
    void stage(ByteBuffer value) {
        double number = value.getDouble(value.position());
        if (!Double.isFinite(number)) {
            throw new ArithmeticException(number + " cannot be aggregated in column "
                    + column.name().asCql(true) + ": no later value could change the total any more");
        }
        stagedPresent = true;
        if (!present) {
            staged = number;
            return;
        }
        staged = switch (column.function()) {
            case SUM -> total + number;
            case MIN -> Math.min(total, number);
            case MAX -> Math.max(total, number);
            case COUNT -> throw new AssertionError(column);
        };
        if (!Double.isFinite(staged)) {
            throw overflow(total, number);
        }
    }

    @Override
    void keep() {
        staged = total;
        stagedPresent = present;
    }

    @Override
    void take() {
        total = staged;
        present = stagedPresent;
    }

    @Override
    void restore(ByteBuffer stored) {
        total = stored.getDouble(stored.position());
        present = true;
    }

    @Override
    ByteBuffer bytes() {
        return present ? ByteBuffer.allocate(Double.BYTES).putDouble(0, total) : null;
    }
}
