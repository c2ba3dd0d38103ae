package dev.scamander.mapping.connect;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.cql.CqlScalars;
import dev.scamander.mapping.value.ValueDecoder;
import dev.scamander.mapping.value.ValueDecoders;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/** What scalars become in Connect: nothing is lost, so that a time of day, which Connect cuts at milliseconds, is not its own. */
final class ConnectScalars {

    private static final long MILLIS_PER_DAY = 86_400_000;

    private ConnectScalars() {}

    /** The decoder of a scalar type; null if the type is no scalar. */
    static ConnectDecoder of(DataType type, boolean optional, DecimalForm decimals) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT -> plain(type, SchemaBuilder.int8(), optional);
            case ProtocolConstants.DataType.SMALLINT -> plain(type, SchemaBuilder.int16(), optional);
            case ProtocolConstants.DataType.INT -> plain(type, SchemaBuilder.int32(), optional);
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER ->
                plain(type, SchemaBuilder.int64(), optional);
            case ProtocolConstants.DataType.FLOAT -> plain(type, SchemaBuilder.float32(), optional);
            case ProtocolConstants.DataType.DOUBLE -> plain(type, SchemaBuilder.float64(), optional);
            case ProtocolConstants.DataType.BOOLEAN -> plain(type, SchemaBuilder.bool(), optional);
            case ProtocolConstants.DataType.ASCII, ProtocolConstants.DataType.VARCHAR ->
                plain(type, SchemaBuilder.string(), optional);
            case ProtocolConstants.DataType.BLOB -> plain(type, SchemaBuilder.bytes(), optional);
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID ->
                converted(type, SchemaBuilder.string(), optional, Object::toString);
            case ProtocolConstants.DataType.INET ->
                new ConnectDecoder(build(SchemaBuilder.string(), optional), new InetDecoder(type));
            case ProtocolConstants.DataType.DURATION ->
                converted(type, SchemaBuilder.string(), optional, value -> CqlScalars.text((CqlDuration) value));
            case ProtocolConstants.DataType.TIMESTAMP ->
                converted(type, Timestamp.builder(), optional, value -> new Date(((Instant) value).toEpochMilli()));
            case ProtocolConstants.DataType.DATE ->
                converted(
                        type,
                        org.apache.kafka.connect.data.Date.builder(),
                        optional,
                        value -> new Date(((LocalDate) value).toEpochDay() * MILLIS_PER_DAY));
            case ProtocolConstants.DataType.TIME ->
                converted(
                        type,
                        SchemaBuilder.int64().name("io.debezium.time.NanoTime").version(1),
                        optional,
                        value -> ((LocalTime) value).toNanoOfDay());
            case ProtocolConstants.DataType.DECIMAL -> decimal(type, optional, decimals);
            case ProtocolConstants.DataType.VARINT ->
                decimals == DecimalForm.TEXT
                        ? converted(type, SchemaBuilder.string(), optional, Object::toString)
                        : converted(type, Decimal.builder(0), optional, value -> new BigDecimal((BigInteger) value));
            default -> null;
        };
    }

    private static ConnectDecoder decimal(DataType type, boolean optional, DecimalForm decimals) {
        if (decimals == DecimalForm.TEXT) {
            return converted(type, SchemaBuilder.string(), optional, Object::toString);
        }
        SchemaBuilder builder = SchemaBuilder.struct()
                .name("io.debezium.data.VariableScaleDecimal")
                .version(1)
                .field("scale", Schema.INT32_SCHEMA)
                .field("value", Schema.BYTES_SCHEMA);
        Schema schema = build(builder, optional);
        return new ConnectDecoder(schema, new ConvertingDecoder(type, ValueDecoders.compile(type), value -> {
            BigDecimal number = (BigDecimal) value;
            return new Struct(schema)
                    .put("scale", number.scale())
                    .put("value", number.unscaledValue().toByteArray());
        }));
    }

    private static ConnectDecoder plain(DataType type, SchemaBuilder schema, boolean optional) {
        return new ConnectDecoder(build(schema, optional), ValueDecoders.compile(type));
    }

    private static ConnectDecoder converted(
            DataType type, SchemaBuilder schema, boolean optional, UnaryOperator<Object> conversion) {
        ValueDecoder values = ValueDecoders.compile(type);
        return new ConnectDecoder(build(schema, optional), new ConvertingDecoder(type, values, conversion));
    }

    private static Schema build(SchemaBuilder schema, boolean optional) {
        return optional ? schema.optional().build() : schema.build();
    }
}
