package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.type.DataTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** A total of numbers without bounds. A {@code varint} is a decimal without fraction here. */
final class BigTotal extends Total {
    private final boolean fractions;
    private BigDecimal total;
    private BigDecimal staged;

    private BigTotal(AggregateColumn column, boolean fractions) {
        super(column);
        this.fractions = fractions;
    }

    static BigTotal of(AggregateColumn column) {
        return new BigTotal(column, column.type().equals(DataTypes.DECIMAL));
    }

    @Override
    void stage(ByteBuffer value) {
        BigDecimal number = read(value);
        if (total == null) {
            staged = number;
            return;
        }
        staged = switch (column.function()) {
            case SUM -> total.add(number);
            case MIN -> total.min(number);
            case MAX -> total.max(number);
            case COUNT -> throw new AssertionError(column);
        };
    }

    @Override
    void keep() {
        staged = total;
    }

    @Override
    void take() {
        total = staged;
    }

    @Override
    void restore(ByteBuffer stored) {
        total = read(stored);
    }

    /** Native protocol, section 6: a varint is a two's complement number, a decimal has its scale of four bytes before. */
    private BigDecimal read(ByteBuffer value) {
        int at = value.position() + (fractions ? Integer.BYTES : 0);
        byte[] digits = new byte[value.limit() - at];
        value.get(at, digits);
        return new BigDecimal(new BigInteger(digits), fractions ? value.getInt(value.position()) : 0);
    }

    @Override
    ByteBuffer bytes() {
        if (total == null) {
            return null;
        }
        byte[] digits = total.unscaledValue().toByteArray();
        ByteBuffer bytes = ByteBuffer.allocate(digits.length + (fractions ? Integer.BYTES : 0));
        if (fractions) {
            bytes.putInt(total.scale());
        }
        return bytes.put(digits).flip();
    }
}
