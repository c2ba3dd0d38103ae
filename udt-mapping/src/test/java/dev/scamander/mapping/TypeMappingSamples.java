package dev.scamander.mapping;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** What the page of type conversions shows: one sample of every kind of source value. */
final class TypeMappingSamples {

    static final String INTRODUCTION = """
            # What becomes of what

            This page is made from the encoders and decoders themselves, with the default settings: each cell is what a
            sample became, written as JSON; `-` means that the record is refused with an error that names path, target and
            value. A test compares the page with the code. After a change of the code write it anew with

                mvn -pl udt-mapping test -Dtest=TypeMappingPageTest -Dscamander.docs=write

            Rules that hold for all sources:

            - null becomes null everywhere, except as an element, key or value of a collection or vector: there it is refused.
            - A number that a type cannot hold is refused, as is one with a fraction where a whole number is wanted. `float`
              and `double` take the nearest value there is; a number too large for them is refused, as is one other than zero
              that would become zero. Of the values that are not numbers JSON text knows only one, `"NaN"`: its payload bits
              are not kept.
            - Text that holds a number is a number where one is wanted. With the locale `en_US` thousands may be separated
              (`"1,234.5"`); another locale separates as it does in that language. An empty string is no number, and no null.
            - Times are cut off at what the target holds: a timestamp holds milliseconds. Timestamps without a zone, and dates
              and times of day taken from timestamps, are in `codec.timeZone`. Bare numbers count `codec.unit` since 1970 for a
              timestamp, days since 1970 for a date, nanoseconds since midnight for a time. With `codec.timestamp`, `.date` and
              `.time` patterns of your own the text of that pattern is taken instead.
            - Bytes given as text are hexadecimal after `0x`, else base 64 with its padding (`BlobFormat.AUTO`).
            - Objects and arrays become their JSON text where text is wanted.
            - Addresses are never looked up: a host name is refused.
            - A string where a type with types inside is wanted is taken as the JSON text of the value. The keys of a JSON object
              are the keys of a map; where a key is no scalar its name is the JSON text of the key. A map may also be an array
              of arrays of key and value.
            - The fields of a UDT are found by their exact name, or else regardless of case if only one matches. Fields that are
              missing become null (or are refused, `missingField=FAIL`); fields the type does not have are passed over (or
              refused, `unknownField=FAIL`). UDTs written before fields were added to their type are read with nulls.
            - A union of types, of which converters of Avro, JSON Schema and Protobuf make a struct with one field for each type,
              is the value that it holds; only a UDT with fields of these names takes the struct.
            """;

    static final List<String> JSON = List.of(
            "42",
            "300",
            "99999999999999999999",
            "4.0",
            "4.5",
            "1e3",
            "1e40",
            "-0.1",
            "true",
            "\"42\"",
            "\"4.5\"",
            "\"1,234\"",
            "\"NaN\"",
            "\"true\"",
            "\"yes\"",
            "\"\"",
            "\"text\"",
            "\"größe\"",
            "\"Cgs=\"",
            "\"0x0a0b\"",
            "\"4b1d9a8e-6f0c-4c55-8e0f-0d5f2a3b4c5d\"",
            "\"d2177dd0-eaa2-11de-a572-001b779c76e3\"",
            "\"192.0.2.7\"",
            "\"2001:db8::7\"",
            "\"2008-06-01\"",
            "\"2008-06-01T10:15:30.123456Z\"",
            "\"2008-06-01 10:15+0200\"",
            "\"10:15:30\"",
            "\"1y2mo3d4h\"",
            "\"P1Y2M3DT4H\"",
            "[1,2]",
            "[1,\"x\"]",
            "[\"x\",\"y\"]",
            "[[\"x\",1]]",
            "[]",
            "{\"a\":1}",
            "{\"A\":1,\"b\":\"x\",\"c\":[]}",
            "{}",
            "\"[1,2]\"",
            "\"{\\\"a\\\":1}\"",
            "null");

    /** Types and a value of each, for the way back. */
    static final Map<DataType, String> CQL = new LinkedHashMap<>();

    private static final Date MOMENT = Date.from(Instant.parse("2008-06-01T10:15:30.123Z"));
    private static final Date DAY = Date.from(Instant.parse("2008-06-01T00:00:00Z"));
    private static final long NANO_OF_DAY = 36_930_123_456_789L;
    private static final long NANOS = 1_212_315_330_123_456_789L;

    static {
        CQL.put(DataTypes.ASCII, "\"text\"");
        CQL.put(DataTypes.TEXT, "\"größe\"");
        CQL.put(DataTypes.TINYINT, "42");
        CQL.put(DataTypes.SMALLINT, "42");
        CQL.put(DataTypes.INT, "42");
        CQL.put(DataTypes.BIGINT, "42");
        CQL.put(DataTypes.COUNTER, "42");
        CQL.put(DataTypes.VARINT, "99999999999999999999");
        CQL.put(DataTypes.DECIMAL, "1.10");
        CQL.put(DataTypes.FLOAT, "0.1");
        CQL.put(DataTypes.DOUBLE, "0.1");
        CQL.put(DataTypes.BOOLEAN, "true");
        CQL.put(DataTypes.BLOB, "\"Cgs=\"");
        CQL.put(DataTypes.UUID, "\"4b1d9a8e-6f0c-4c55-8e0f-0d5f2a3b4c5d\"");
        CQL.put(DataTypes.TIMEUUID, "\"d2177dd0-eaa2-11de-a572-001b779c76e3\"");
        CQL.put(DataTypes.INET, "\"2001:db8::7\"");
        CQL.put(DataTypes.TIMESTAMP, "\"2008-06-01T10:15:30.123Z\"");
        CQL.put(DataTypes.DATE, "\"2008-06-01\"");
        CQL.put(DataTypes.TIME, "\"10:15:30.123456789\"");
        CQL.put(DataTypes.DURATION, "\"P1Y2M3DT4H\"");
        CQL.put(DataTypes.listOf(DataTypes.INT), "[1,2]");
        CQL.put(DataTypes.setOf(DataTypes.TEXT), "[\"x\",\"y\"]");
        CQL.put(DataTypes.mapOf(DataTypes.INT, DataTypes.TEXT), "{\"1\":\"x\"}");
        CQL.put(DataTypes.mapOf(DataTypes.listOf(DataTypes.INT), DataTypes.TEXT), "[[[1,2],\"x\"]]");
        CQL.put(DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT), "[1,\"x\"]");
        CQL.put(DataTypes.vectorOf(DataTypes.FLOAT, 2), "[1,2]");
    }

    private TypeMappingSamples() {}

    /** One sample of every schema type, and of every name with a meaning. */
    static List<Sample> connect() {
        List<Sample> samples = new ArrayList<>();
        add(samples, "INT8", Schema.INT8_SCHEMA, (byte) 42, "42");
        add(samples, "INT16", Schema.INT16_SCHEMA, (short) 300, "300");
        add(samples, "INT32", Schema.INT32_SCHEMA, 42, "42");
        add(samples, "INT64", Schema.INT64_SCHEMA, 1L, "1");
        add(samples, "FLOAT32", Schema.FLOAT32_SCHEMA, 0.1f, "0.1");
        add(samples, "FLOAT64", Schema.FLOAT64_SCHEMA, 4.0, "4.0");
        add(samples, "BOOLEAN", Schema.BOOLEAN_SCHEMA, true, "true");
        add(samples, "STRING", Schema.STRING_SCHEMA, "42", "\"42\", and all that JSON strings become");
        add(samples, "BYTES", Schema.BYTES_SCHEMA, new byte[] {10, 11, 12, 13}, "4 bytes");
        add(samples, "BYTES", Schema.BYTES_SCHEMA, ByteBuffer.allocate(16), "16 bytes");
        Schema ints = SchemaBuilder.array(Schema.INT32_SCHEMA).build();
        add(samples, "ARRAY of INT32", ints, List.of(1, 2), "[1, 2]");
        Schema texts = SchemaBuilder.array(Schema.STRING_SCHEMA).build();
        add(samples, "ARRAY of STRING", texts, List.of("x", "y"), "[x, y]");
        Schema map =
                SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build();
        add(samples, "MAP of STRING to INT32", map, Map.of("a", 1), "{a: 1}");
        Schema struct = SchemaBuilder.struct()
                .field("A", Schema.INT32_SCHEMA)
                .field("b", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        add(
                samples,
                "STRUCT (A INT32, b STRING)",
                struct,
                new Struct(struct).put("A", 1).put("b", "7"),
                "{1, 7}");
        addNamed(samples, Decimal.schema(2), new BigDecimal("4.50"), "4.50");
        addNamed(samples, org.apache.kafka.connect.data.Date.SCHEMA, DAY, "2008-06-01");
        addNamed(samples, Time.SCHEMA, new Date(36_930_123), "10:15:30.123");
        addNamed(samples, Timestamp.SCHEMA, MOMENT, "2008-06-01T10:15:30.123Z");
        debezium(samples);
        return samples;
    }

    private static void debezium(List<Sample> samples) {
        addNamed(samples, int32("io.debezium.time.Date"), 14_031, "14031");
        addNamed(samples, int32("io.debezium.time.Time"), 36_930_123, "36930123");
        addNamed(samples, int64("io.debezium.time.MicroTime"), NANO_OF_DAY / 1_000, "36930123456");
        addNamed(samples, int64("io.debezium.time.NanoTime"), NANO_OF_DAY, "36930123456789");
        addNamed(samples, int64("io.debezium.time.Timestamp"), NANOS / 1_000_000, "1212315330123");
        addNamed(samples, int64("io.debezium.time.MicroTimestamp"), NANOS / 1_000, "1212315330123456");
        addNamed(samples, int64("io.debezium.time.NanoTimestamp"), NANOS, "1212315330123456789");
        addNamed(samples, string("io.debezium.time.ZonedTimestamp"), "2008-06-01T10:15:30.123+02:00", null);
        addNamed(samples, string("io.debezium.time.ZonedTime"), "10:15:30+02:00", null);
        addNamed(samples, int64("io.debezium.time.MicroDuration"), 90_000_000L, "90000000");
        addNamed(samples, int64("io.debezium.time.NanoDuration"), 90_000_000_000L, "90000000000");
        addNamed(samples, string("io.debezium.time.Interval"), "P1Y2M3DT4H", null);
        addNamed(samples, int32("io.debezium.time.Year"), 2008, "2008");
        addNamed(samples, string("io.debezium.data.Uuid"), "4b1d9a8e-6f0c-4c55-8e0f-0d5f2a3b4c5d", null);
        Schema variable = SchemaBuilder.struct()
                .name("io.debezium.data.VariableScaleDecimal")
                .field("scale", Schema.INT32_SCHEMA)
                .field("value", Schema.BYTES_SCHEMA)
                .build();
        Struct number = new Struct(variable)
                .put("scale", 2)
                .put("value", BigInteger.valueOf(450).toByteArray());
        addNamed(samples, variable, number, "4.50");
    }

    private static Schema int32(String name) {
        return SchemaBuilder.int32().name(name).build();
    }

    private static Schema int64(String name) {
        return SchemaBuilder.int64().name(name).build();
    }

    private static Schema string(String name) {
        return SchemaBuilder.string().name(name).build();
    }

    private static void add(List<Sample> samples, String title, Schema schema, Object value, String shown) {
        samples.add(new Sample(title + ": " + shown, schema, value));
    }

    private static void addNamed(List<Sample> samples, Schema schema, Object value, String shown) {
        String name = schema.name().replace("org.apache.kafka.connect.data.", "Connect ");
        add(samples, '`' + name + "` (" + schema.type() + ')', schema, value, shown == null ? value.toString() : shown);
    }

    /**
     * A sample.
     *
     * @param title how the page calls it
     */
    record Sample(String title, Schema schema, Object value) {}
}
