package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.type.DataTypes;
import java.nio.ByteBuffer;

/** A total of integers of fixed width, or of moments. */
final class LongTotal extends Total {
    private final boolean narrow;
    private boolean present;
    private boolean stagedPresent;
    private long total;
    private long staged;

    LongTotal(AggregateColumn column) {
        super(column);
        this.narrow = column.type().equals(DataTypes.INT);
        // nothing counted is a number, unlike the sum of nothing
        this.present = column.function() == AggregateFunction.COUNT;
        keep();
    }

    @Override
    void stage(ByteBuffer value) {
        long number = column.function() == AggregateFunction.COUNT ? 1 : read(value);
        stagedPresent = true;
        if (!present) {
            staged = number;
            return;
        }
        staged = switch (column.function()) {
            case SUM, COUNT -> sum(number);
            case MIN -> Math.min(total, number);
            case MAX -> Math.max(total, number);
        };
    }

    private long sum(long number) {
        long sum = total + number;
        boolean overflows = ((total ^ sum) & (number ^ sum)) < 0;
        if (overflows || narrow && sum != (int) sum) {
            throw overflow(total, number);
        }
        return sum;
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
        total = read(stored);
        present = true;
    }

    private long read(ByteBuffer value) {
        return narrow ? value.getInt(value.position()) : value.getLong(value.position());
    }

    @Override
    ByteBuffer bytes() {
        if (!present) {
            return null;
        }
        return narrow
                ? ByteBuffer.allocate(Integer.BYTES).putInt(0, (int) total)
                : ByteBuffer.allocate(Long.BYTES).putLong(0, total);
    }
}
