package dev.scamander.mapping.connect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * What the values of named schemas mean: Connect's logical types, and the types of Debezium's change events (its
 * reference, chapter on temporal types; {@code VariableScaleDecimal} for numerics without a fixed scale).
 */
final class LogicalType {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private static final Map<String, UnaryOperator<Object>> MEANINGS = Map.ofEntries(
            Map.entry(Decimal.LOGICAL_NAME, value -> value),
            Map.entry(org.apache.kafka.connect.data.Date.LOGICAL_NAME, value -> utc(value)
                    .toLocalDate()),
            Map.entry(Time.LOGICAL_NAME, value -> utc(value).toLocalTime()),
            Map.entry(Timestamp.LOGICAL_NAME, value -> utc(value).toInstant()),
            Map.entry("io.debezium.time.Date", value -> LocalDate.ofEpochDay(number(value))),
            Map.entry("io.debezium.time.Time", value -> timeOfDay(number(value), NANOS_PER_MILLI)),
            Map.entry("io.debezium.time.MicroTime", value -> timeOfDay(number(value), NANOS_PER_MICRO)),
            Map.entry("io.debezium.time.NanoTime", value -> timeOfDay(number(value), 1)),
            Map.entry("io.debezium.time.Timestamp", value -> instant(number(value), NANOS_PER_MILLI)),
            Map.entry("io.debezium.time.MicroTimestamp", value -> instant(number(value), NANOS_PER_MICRO)),
            Map.entry("io.debezium.time.NanoTimestamp", value -> instant(number(value), 1)),
            Map.entry("io.debezium.time.ZonedTimestamp", value -> OffsetDateTime.parse((String) value)
                    .toInstant()),
            Map.entry("io.debezium.time.ZonedTime", value -> OffsetTime.parse((String) value)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalTime()),
            Map.entry("io.debezium.time.Year", value -> Year.of(Math.toIntExact(number(value)))),
            Map.entry("io.debezium.time.MicroDuration", value -> duration(number(value), NANOS_PER_MICRO)),
            Map.entry("io.debezium.time.NanoDuration", value -> duration(number(value), 1)),
            Map.entry("io.debezium.data.VariableScaleDecimal", LogicalType::variableScale));

    private LogicalType() {}

    /**
     * What the values of a schema mean.
     *
     * @return from the value in a record to the value that is meant; null if the schema's name means nothing special.
     *     Throws one of the JDK's runtime exceptions for a value that has no meaning
     */
    static UnaryOperator<Object> of(Schema schema) {
        return schema.name() == null ? null : MEANINGS.get(schema.name());
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static OffsetDateTime utc(Object date) {
        return Instant.ofEpochMilli(((Date) date).getTime()).atOffset(ZoneOffset.UTC);
    }

    private static LocalTime timeOfDay(long count, long nanos) {
        return LocalTime.ofNanoOfDay(Math.multiplyExact(count, nanos));
    }

    private static Instant instant(long count, long nanos) {
        long perSecond = 1_000_000_000 / nanos;
        return Instant.ofEpochSecond(Math.floorDiv(count, perSecond), Math.floorMod(count, perSecond) * nanos);
    }

    private static Duration duration(long count, long nanos) {
        long perSecond = 1_000_000_000 / nanos;
        return Duration.ofSeconds(Math.floorDiv(count, perSecond), Math.floorMod(count, perSecond) * nanos);
    }

    private static BigDecimal variableScale(Object value) {
        Struct struct = (Struct) value;
        Object unscaled = struct.get("value");
        byte[] bytes;
        if (unscaled instanceof ByteBuffer buffer) {
            bytes = new byte[buffer.remaining()];
            buffer.get(buffer.position(), bytes);
        } else {
            bytes = (byte[]) unscaled;
        }
        return new BigDecimal(new BigInteger(bytes), struct.getInt32("scale"));
    }
}
