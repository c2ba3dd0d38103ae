package dev.scamander.mapping.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.value.ValueDecoders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

/** Connect's logical types and Debezium's time types mean the same instants and days whatever the zone of the settings. */
class LogicalTypesTest {

    private static final Instant MOMENT = Instant.parse("2008-06-01T22:15:30.123456789Z");

    private final CodecSettings codec = CodecSettings.defaults();
    private final MappingSettings farEast = MappingSettings.defaults()
            .withCodec(new CodecSettings(
                    codec.locale(),
                    ZoneId.of("Asia/Tokyo"),
                    codec.timestamp(),
                    codec.date(),
                    codec.time(),
                    codec.unit(),
                    codec.blob()));
    private final CqlOutput out = new CqlOutput();

    @Test
    void connectTypes() {
        assertThat(encode(Timestamp.SCHEMA, Date.from(MOMENT), DataTypes.TIMESTAMP))
                .isEqualTo(Instant.parse("2008-06-01T22:15:30.123Z"));
        Date day = Date.from(Instant.parse("2008-06-01T00:00:00Z"));
        assertThat(encode(org.apache.kafka.connect.data.Date.SCHEMA, day, DataTypes.DATE))
                .isEqualTo(LocalDate.of(2008, 6, 1));
        assertThat(encode(Time.SCHEMA, new Date(80_130_123), DataTypes.TIME))
                .isEqualTo(LocalTime.parse("22:15:30.123"));
        assertThat(encode(Decimal.schema(2), new BigDecimal("-4.50"), DataTypes.DECIMAL))
                .isEqualTo(new BigDecimal("-4.50"));
        assertThat(encode(Decimal.schema(2), new BigDecimal("4.00"), DataTypes.INT))
                .isEqualTo(4);
    }

    @Test
    void debeziumTypes() {
        long micros = 1_212_358_530_123_456L;
        assertThat(encode(named(SchemaBuilder.int32(), "Date"), -1, DataTypes.DATE))
                .isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(encode(named(SchemaBuilder.int32(), "Time"), 80_130_123, DataTypes.TIME))
                .isEqualTo(LocalTime.parse("22:15:30.123"));
        assertThat(encode(named(SchemaBuilder.int64(), "MicroTime"), 80_130_123_456L, DataTypes.TIME))
                .isEqualTo(LocalTime.parse("22:15:30.123456"));
        assertThat(encode(named(SchemaBuilder.int64(), "NanoTime"), 80_130_123_456_789L, DataTypes.TIME))
                .isEqualTo(LocalTime.parse("22:15:30.123456789"));
        assertThat(encode(named(SchemaBuilder.int64(), "Timestamp"), micros / 1_000, DataTypes.TIMESTAMP))
                .isEqualTo(Instant.parse("2008-06-01T22:15:30.123Z"));
        assertThat(encode(named(SchemaBuilder.int64(), "MicroTimestamp"), micros, DataTypes.TIMESTAMP))
                .isEqualTo(Instant.parse("2008-06-01T22:15:30.123Z"));
        assertThat(encode(named(SchemaBuilder.int64(), "MicroTimestamp"), -1L, DataTypes.TIMESTAMP))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
        assertThat(encode(named(SchemaBuilder.int64(), "NanoTimestamp"), micros * 1_000, DataTypes.TIMESTAMP))
                .isEqualTo(Instant.parse("2008-06-01T22:15:30.123Z"));
        assertThat(encode(
                        named(SchemaBuilder.string(), "ZonedTimestamp"),
                        "2008-06-02T00:15:30.123456+02:00",
                        DataTypes.TIMESTAMP))
                .isEqualTo(Instant.parse("2008-06-01T22:15:30.123Z"));
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThatThrownBy(() -> encode(named(SchemaBuilder.int64(), "MicroTime"), 86_400_000_000L, DataTypes.TIME))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("column time: 86400000000 is no value of the schema io.debezium.time.MicroTime");
        assertThatThrownBy(() -> encode(named(SchemaBuilder.string(), "ZonedTimestamp"), "now", DataTypes.TIMESTAMP))
                .isInstanceOf(MappingException.class);
        assertThatThrownBy(() -> encode(named(SchemaBuilder.int32(), "Year"), 2008, DataTypes.TIMESTAMP))
                .isInstanceOf(MappingException.class);
    }

    private static Schema named(SchemaBuilder builder, String name) {
        return builder.name("io.debezium.time." + name).build();
    }

    private Object encode(Schema schema, Object value, DataType type) {
        CqlEncoder<Object> encoder = ConnectEncoders.compile(schema, type, farEast, "column");
        out.reset();
        encoder.encode(value, out);
        return ValueDecoders.compile(type).decode(out.copy(0, out.position()));
    }
}
