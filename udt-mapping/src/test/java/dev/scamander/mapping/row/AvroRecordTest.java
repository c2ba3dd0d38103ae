package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records as Avro converters hand them over: written and read in Avro's binary form, and made into Connect data by such a converter's
 * own code, with its enhanced support of schemas and without.
 */
class AvroRecordTest {
    private static final Schema ORDER = new Schema.Parser().parse("""
            {"type": "record", "name": "Order", "namespace": "com.acme.shop", "doc": "An order", "fields": [
              {"name": "id", "type": "long"},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["OPEN", "PAID"]}},
              {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 10, "scale": 2}},
              {"name": "day", "type": {"type": "int", "logicalType": "date"}},
              {"name": "at", "type": {"type": "int", "logicalType": "time-millis"}},
              {"name": "placed", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}], "default": null},
              {"name": "changed", "type": {"type": "long", "logicalType": "timestamp-micros"}},
              {"name": "trace", "type": {"type": "string", "logicalType": "uuid"}},
              {"name": "note", "type": ["null", "string"], "default": null},
              {"name": "channel", "type": "string", "default": "web"},
              {"name": "digest", "type": {"type": "fixed", "name": "Digest", "size": 4}},
              {"name": "priority", "type": {"type": "int", "connect.type": "int16"}},
              {"name": "weight", "type": "float"},
              {"name": "gift", "type": "boolean"},
              {"name": "address", "type": ["null", {"type": "record", "name": "Address", "fields": [
                {"name": "street", "type": "string"}, {"name": "number", "type": ["null", "int"], "default": null}]}]},
              {"name": "other", "type": ["null", "Address"], "default": null},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "sku", "type": "string"}, {"name": "quantity", "type": "int"},
                {"name": "price", "type": ["null",
                  {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}]}]}}},
              {"name": "tags", "type": {"type": "map", "values": "int"}},
              {"name": "places", "type": {"type": "map", "values": "Address"}},
              {"name": "levels", "type": {"type": "array", "connect.internal.type": "MapEntry", "items":
                {"type": "record", "name": "MapEntry", "namespace": "io.confluent.connect.avro",
                 "connect.internal.type": "MapEntry", "fields": [
                   {"name": "key", "type": "int"}, {"name": "value", "type": "string"}]}}},
              {"name": "reference", "type": ["int", "string", "Address"]}
            ]}
            """);

    private static final Schema ADDRESS = ORDER.getField("places").schema().getValueType();

    private final TestTables tables = new TestTables()
            .type("address", "street", "text", "number", "int")
            .type("line", "sku", "text", "quantity", "int", "price", "decimal");
    private final TableMetadata table = tables.table(
            "orders",
            "id",
            "id",
            "bigint",
            "state",
            "text",
            "total",
            "decimal",
            "day",
            "date",
            "at",
            "time",
            "placed",
            "timestamp",
            "changed",
            "bigint",
            "trace",
            "uuid",
            "note",
            "text",
            "channel",
            "text",
            "digest",
            "blob",
            "priority",
            "smallint",
            "weight",
            "float",
            "gift",
            "boolean",
            "address",
            "frozen<address>",
            "other",
            "frozen<address>",
            "lines",
            "list<frozen<line>>",
            "tags",
            "map<text, int>",
            "places",
            "map<text, frozen<address>>",
            "levels",
            "map<int, text>",
            "reference",
            "text");

    private static GenericRecord address(String street, Integer number) {
        return new GenericRecordBuilder(ADDRESS)
                .set("street", street)
                .set("number", number)
                .build();
    }

    private static ByteBuffer unscaled(long number) {
        return ByteBuffer.wrap(BigDecimal.valueOf(number).unscaledValue().toByteArray());
    }

    private static GenericRecordBuilder order() {
        Schema line = ORDER.getField("lines").schema().getElementType();
        Schema entry = ORDER.getField("levels").schema().getElementType();
        return new GenericRecordBuilder(ORDER)
                .set("id", 9007199254740993L)
                .set("state", new GenericData.EnumSymbol(ORDER.getField("state").schema(), "PAID"))
                .set("total", unscaled(-12345))
                .set("day", 14077)
                .set("at", 52_200_000)
                .set("placed", 1_216_297_800_123L)
                .set("changed", 1_216_297_800_123_456L)
                .set("trace", "6f2b9b1e-4a57-4d6c-9d3c-3f3f0a6f8a11")
                .set("digest", new GenericData.Fixed(ORDER.getField("digest").schema(), new byte[] {-54, -2, 0, 1}))
                .set("priority", -3)
                .set("weight", 0.1f)
                .set("gift", true)
                .set("address", address("Main St", 5))
                .set(
                        "lines",
                        List.of(
                                new GenericRecordBuilder(line)
                                        .set("sku", "A-1")
                                        .set("quantity", 2)
                                        .set("price", unscaled(200))
                                        .build(),
                                new GenericRecordBuilder(line)
                                        .set("sku", "B-2")
                                        .set("quantity", 1)
                                        .set("price", null)
                                        .build()))
                .set("tags", Map.of("x", 1))
                .set("places", Map.of("home", address("Elm St", null)))
                .set(
                        "levels",
                        List.of(new GenericRecordBuilder(entry)
                                .set("key", 7)
                                .set("value", "seven")
                                .build()))
                .set("reference", "R-1");
    }

    /** What a sink is given: through bytes, as on a topic. */
    private static Struct connect(GenericRecord record, boolean enhanced) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(ORDER).write(record, encoder);
            encoder.flush();
            GenericRecord read = new GenericDatumReader<GenericRecord>(ORDER)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
            AvroData converter = new AvroData(
                    new AvroDataConfig(Map.of(AvroDataConfig.ENHANCED_AVRO_SCHEMA_SUPPORT_CONFIG, enhanced)));
            SchemaAndValue converted = converter.toConnectData(ORDER, read);
            return (Struct) converted.value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> map(String mapping, Struct value) {
        RowMapping compiled = RowMapping.compile(mapping, table, MappingSettings.defaults());
        return Rows.decode(table, compiled, compiled.map(TestRecord.ofValue(value)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyFieldArrives(boolean enhanced) {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("id", 9007199254740993L);
        expected.put("state", "PAID");
        expected.put("total", new BigDecimal("-123.45"));
        expected.put("day", LocalDate.of(2008, 7, 17));
        expected.put("at", LocalTime.of(14, 30));
        expected.put("placed", Instant.parse("2008-07-17T12:30:00.123Z"));
        expected.put("changed", 1_216_297_800_123_456L);
        expected.put("trace", UUID.fromString("6f2b9b1e-4a57-4d6c-9d3c-3f3f0a6f8a11"));
        expected.put("note", Rows.UNSET);
        expected.put("channel", "web");
        expected.put("digest", ByteBuffer.wrap(new byte[] {-54, -2, 0, 1}));
        expected.put("priority", (short) -3);
        expected.put("weight", 0.1f);
        expected.put("gift", true);
        expected.put("address", "{street:'Main St',number:5}");
        expected.put("other", Rows.UNSET);
        expected.put("lines", "[{sku:'A-1',quantity:2,price:2.00}, {sku:'B-2',quantity:1,price:NULL}]");
        expected.put("tags", Map.of("x", 1));
        expected.put("places", "{home={street:'Elm St',number:NULL}}");
        expected.put("levels", Map.of(7, "seven"));
        expected.put("reference", "R-1");

        Map<String, Object> mapped = map(null, connect(order().build(), enhanced));
        mapped.replace("lines", Formatted.of(mapped.get("lines")));
        mapped.replace("places", Formatted.of(mapped.get("places")));
        assertThat(mapped).isEqualTo(expected);
    }

    /** Collections of user-defined types, whose values have no text of their own. */
    private static final class Formatted {
        static String of(Object value) {
            if (value instanceof UdtValue udt) {
                return udt.getFormattedContents();
            }
            if (value instanceof List<?> list) {
                return list.stream().map(Formatted::of).toList().toString();
            }
            if (value instanceof Map<?, ?> map) {
                Map<Object, String> texts = new LinkedHashMap<>();
                map.forEach((key, item) -> texts.put(key, of(item)));
                return texts.toString();
            }
            return String.valueOf(value);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nestedFieldsArriveByPath(boolean enhanced) {
        assertThat(map(
                        "id=value.id, note=value.address.street, priority=value.lines[0].quantity,"
                                + " channel=value.places.home.street, state=value.other.street",
                        connect(order().build(), enhanced)))
                .isEqualTo(Map.of(
                        "id",
                        9007199254740993L,
                        "note",
                        "Main St",
                        "priority",
                        (short) 2,
                        "channel",
                        "Elm St",
                        "state",
                        Rows.UNSET));
    }

    /** Whichever of a union's types a value has, its column takes it, or the error names the type. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unionsAreTheValueThatTheyHold(boolean enhanced) {
        Struct number = connect(order().set("reference", 42).build(), enhanced);
        Struct text = connect(order().set("reference", "R-1").build(), enhanced);
        Struct record = connect(order().set("reference", address("Oak St", 9)).build(), enhanced);

        assertThat(map("id=value.id, note=value.reference", number)).containsEntry("note", "42");
        assertThat(map("id=value.id, note=value.reference", text)).containsEntry("note", "R-1");
        assertThat(map("id=value.id, note=value.reference", record))
                .containsEntry("note", "{\"street\":\"Oak St\",\"number\":9}");
        assertThat(map("id=value.id, changed=value.reference", number)).containsEntry("changed", 42L);
        assertThat(map("id=value.id, address=value.reference", record))
                .containsEntry("address", "{street:'Oak St',number:9}");
        assertThatThrownBy(() -> map("id=value.id, address=value.reference", number))
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll("$.reference.int", "orders.address", "Integer");
        assertThatThrownBy(() -> map("id=value.id, changed=value.reference", text))
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll("$.reference.string", "orders.changed bigint", "R-1");
        assertThatThrownBy(() -> map("id=value.id, changed=value.reference", record))
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll("$.reference", "orders.changed bigint", "no STRUCT can become this type");
    }
}
