package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.cql.InetText;
import dev.scamander.spark.filter.Restriction.Bound;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.types.Decimal;

/**
 * Encodes literals, in Spark's internal form, as CQL values of a column, so that CQL's comparison with them gives what Spark's
 * comparison with the literal gives. Where the two differ, the literal is bent (to a stored form, to a neighbouring bound), or
 * there is no encoding.
 */
final class LiteralEncoder {

    private static final long MICROS_PER_MILLI = 1000;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final Optional<List<byte[]>> NEVER = Optional.of(List.of());

    private LiteralEncoder() {}

    /**
     * The stored values that equal a literal.
     *
     * @param type the column's CQL type
     * @param literal a value of the column's Spark type, not null
     * @param inPartitionKey whether values are compared byte by byte instead of by the type's order
     * @return the values, none if none can equal it; empty if this cannot be said
     */
    static Optional<List<byte[]>> equal(DataType type, Object literal, boolean inPartitionKey) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TIMESTAMP ->
                (long) literal % MICROS_PER_MILLI == 0
                        ? one(TypeCodecs.BIGINT, (long) literal / MICROS_PER_MILLI)
                        : NEVER;
            case ProtocolConstants.DataType.TIME ->
                isTime((long) literal) ? one(TypeCodecs.BIGINT, (Long) literal) : NEVER;
            case ProtocolConstants.DataType.FLOAT -> equalFloat((float) literal);
            case ProtocolConstants.DataType.DOUBLE -> equalDouble((double) literal);
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID ->
                equalUuid(type, literal.toString());
            case ProtocolConstants.DataType.INET -> equalAddress(literal.toString());
            case ProtocolConstants.DataType.ASCII ->
                StandardCharsets.US_ASCII.newEncoder().canEncode(literal.toString())
                        ? one(TypeCodecs.ASCII, literal.toString())
                        : NEVER;
            // 1.0 and 1.00 are one value by order, but two partitions.
            case ProtocolConstants.DataType.DECIMAL ->
                inPartitionKey ? Optional.empty() : one(TypeCodecs.DECIMAL, ((Decimal) literal).toJavaBigDecimal());
            default -> plain(type, literal).map(List::of);
        };
    }

    /**
     * A comparison with a literal as CQL makes it.
     *
     * @param column the column's name
     * @param type the column's CQL type
     * @param operator one of {@code < <= > >=}
     * @param literal a value of the column's Spark type, not null
     * @return the bound; empty if CQL orders such values differently
     */
    static Optional<Bound> compare(String column, DataType type, String operator, Object literal) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TIMESTAMP -> Optional.of(timestampBound(column, operator, (long) literal));
            case ProtocolConstants.DataType.TIME ->
                isTime((long) literal)
                        ? Optional.of(new Bound(column, operator, encode(TypeCodecs.BIGINT, (Long) literal)))
                        : Optional.empty();
            case ProtocolConstants.DataType.FLOAT -> {
                float value = (float) literal;
                yield Float.isNaN(value)
                        ? Optional.empty()
                        : Optional.of(new Bound(
                                column, operator, encode(TypeCodecs.FLOAT, value == 0 ? zero(operator) : value)));
            }
            case ProtocolConstants.DataType.DOUBLE -> {
                double value = (double) literal;
                yield Double.isNaN(value)
                        ? Optional.empty()
                        : Optional.of(new Bound(
                                column,
                                operator,
                                encode(TypeCodecs.DOUBLE, value == 0 ? (double) zero(operator) : value)));
            }
            case ProtocolConstants.DataType.DECIMAL ->
                Optional.of(new Bound(
                        column, operator, encode(TypeCodecs.DECIMAL, ((Decimal) literal).toJavaBigDecimal())));
            // Spark orders them as text, CQL does not.
            case ProtocolConstants.DataType.UUID,
                    ProtocolConstants.DataType.TIMEUUID,
                    ProtocolConstants.DataType.INET -> Optional.empty();
            case ProtocolConstants.DataType.ASCII ->
                StandardCharsets.US_ASCII.newEncoder().canEncode(literal.toString())
                        ? Optional.of(new Bound(column, operator, encode(TypeCodecs.ASCII, literal.toString())))
                        : Optional.empty();
            default -> plain(type, literal).map(value -> new Bound(column, operator, value));
        };
    }

    /** Types whose values both sides compare in the same way. */
    private static Optional<byte[]> plain(DataType type, Object literal) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN -> Optional.of(encode(TypeCodecs.BOOLEAN, (Boolean) literal));
            case ProtocolConstants.DataType.TINYINT -> Optional.of(encode(TypeCodecs.TINYINT, (Byte) literal));
            case ProtocolConstants.DataType.SMALLINT -> Optional.of(encode(TypeCodecs.SMALLINT, (Short) literal));
            case ProtocolConstants.DataType.INT -> Optional.of(encode(TypeCodecs.INT, (Integer) literal));
            case ProtocolConstants.DataType.BIGINT -> Optional.of(encode(TypeCodecs.BIGINT, (Long) literal));
            case ProtocolConstants.DataType.DATE ->
                Optional.of(encode(TypeCodecs.INT, (Integer) literal ^ Integer.MIN_VALUE));
            case ProtocolConstants.DataType.VARINT ->
                Optional.of(encode(
                        TypeCodecs.VARINT,
                        ((Decimal) literal).toJavaBigDecimal().toBigInteger()));
            case ProtocolConstants.DataType.VARCHAR ->
                Optional.of(literal.toString().getBytes(StandardCharsets.UTF_8));
            case ProtocolConstants.DataType.BLOB -> Optional.of((byte[]) literal);
            default -> Optional.empty();
        };
    }

    /** Stored are whole milliseconds: a bound between two of them moves to the lower one. */
    private static Bound timestampBound(String column, String operator, long micros) {
        long millis = Math.floorDiv(micros, MICROS_PER_MILLI);
        boolean whole = millis * MICROS_PER_MILLI == micros;
        String moved = whole ? operator : operator.charAt(0) == '>' ? ">" : "<=";
        return new Bound(column, moved, encode(TypeCodecs.BIGINT, millis));
    }

    /** To Spark the two zeros are equal, to CQL the negative one is smaller. */
    private static float zero(String operator) {
        return operator.equals(">=") || operator.equals("<") ? -0.0f : 0.0f;
    }

    private static Optional<List<byte[]>> equalFloat(float value) {
        if (Float.isNaN(value)) {
            return Optional.empty();
        }
        return value == 0
                ? Optional.of(List.of(encode(TypeCodecs.FLOAT, 0.0f), encode(TypeCodecs.FLOAT, -0.0f)))
                : one(TypeCodecs.FLOAT, value);
    }

    private static Optional<List<byte[]>> equalDouble(double value) {
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        return value == 0
                ? Optional.of(List.of(encode(TypeCodecs.DOUBLE, 0.0), encode(TypeCodecs.DOUBLE, -0.0)))
                : one(TypeCodecs.DOUBLE, value);
    }

    /** The column reads as canonical text; any other spelling equals none of its values. */
    private static Optional<List<byte[]>> equalUuid(DataType type, String text) {
        try {
            UUID uuid = UUID.fromString(text);
            boolean storable = type.getProtocolCode() == ProtocolConstants.DataType.UUID || uuid.version() == 1;
            return storable && uuid.toString().equals(text) ? one(TypeCodecs.UUID, uuid) : NEVER;
        } catch (IllegalArgumentException notAUuid) {
            return NEVER;
        }
    }

    private static Optional<List<byte[]>> equalAddress(String text) {
        byte[] address = InetText.parse(text);
        return address != null
                        && InetText.format(ByteBuffer.wrap(address), 0, address.length)
                                .equals(text)
                ? Optional.of(List.of(address))
                : NEVER;
    }

    private static boolean isTime(long nanos) {
        return nanos >= 0 && nanos < NANOS_PER_DAY;
    }

    private static <T> Optional<List<byte[]>> one(TypeCodec<T> codec, T value) {
        return Optional.of(List.of(encode(codec, value)));
    }

    private static <T> byte[] encode(TypeCodec<T> codec, T value) {
        ByteBuffer encoded = codec.encode(value, DefaultProtocolVersion.V4);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
