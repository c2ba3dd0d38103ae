package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** One record as text, as bytes, as maps and as a struct makes the same row, whatever the order of its fields. */
class RowAgreementTest {
    private static final TableMetadata TABLE = new TestTables()
            .type("point", "x", "int", "label", "text")
            .table(
                    "t",
                    "id",
                    "id",
                    "int",
                    "name",
                    "text",
                    "price",
                    "double",
                    "p",
                    "frozen<point>",
                    "px",
                    "int",
                    "l",
                    "list<int>",
                    "first",
                    "int",
                    "m",
                    "map<text, int>",
                    "k",
                    "int");
    private static final RowMapping MAPPING = RowMapping.compile(
            "id=value.id, name=value.name, price=value.price, p=value.p, px=value.p.x, l=value.l, first=value.l[0], "
                    + "m=value.m, k=value.m.k",
            TABLE,
            RowSettings.defaults().withNullToUnset(false));

    private static final Schema POINT = SchemaBuilder.struct()
            .optional()
            .field("x", Schema.OPTIONAL_INT32_SCHEMA)
            .field("label", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Map<String, Schema> FIELDS = Map.of(
            "id",
            Schema.INT32_SCHEMA,
            "name",
            Schema.OPTIONAL_STRING_SCHEMA,
            "price",
            Schema.OPTIONAL_FLOAT64_SCHEMA,
            "p",
            POINT,
            "l",
            SchemaBuilder.array(Schema.INT32_SCHEMA).optional().build(),
            "m",
            SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA)
                    .optional()
                    .build());

    @Property(tries = 5000)
    void allKindsOfSourceAgree(@ForAll("records") Map<String, Object> fields, @ForAll long order) {
        Map<String, Object> record = shuffled(fields, order);
        Map<String, Object> expected = decode(record);
        assertThat(expected).containsEntry("id", record.get("id"));
        String json = Json.write(record);
        assertThat(decode(json)).isEqualTo(expected);
        assertThat(decode(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(decode(struct(record))).isEqualTo(expected);
    }

    private static Map<String, Object> decode(Object value) {
        return Rows.decode(TABLE, MAPPING, MAPPING.map(TestRecord.ofValue(value)));
    }

    private static Map<String, Object> shuffled(Map<String, Object> fields, long order) {
        List<String> names = new ArrayList<>(fields.keySet());
        Collections.shuffle(names, new Random(order));
        Map<String, Object> record = new LinkedHashMap<>();
        names.forEach(name -> record.put(name, fields.get(name)));
        return record;
    }

    @SuppressWarnings("unchecked")
    private static Struct struct(Map<String, Object> record) {
        SchemaBuilder builder = SchemaBuilder.struct();
        record.keySet().forEach(name -> builder.field(name, FIELDS.get(name)));
        Struct struct = new Struct(builder.build());
        record.forEach((name, value) -> {
            if (name.equals("p") && value != null) {
                Struct point = new Struct(POINT);
                ((Map<String, Object>) value).forEach(point::put);
                struct.put(name, point);
            } else {
                struct.put(name, value);
            }
        });
        return struct;
    }

    @Provide
    Arbitrary<Map<String, Object>> records() {
        Arbitrary<Integer> ints = Arbitraries.integers();
        Arbitrary<String> texts =
                Arbitraries.strings().withChars("aé\"\\\n?\u20AC 1").ofMaxLength(6);
        Arbitrary<Object> points = Combinators.combine(ints.injectNull(0.2), texts.injectNull(0.2))
                .as((x, label) -> {
                    Map<String, Object> point = new LinkedHashMap<>();
                    point.put("x", x);
                    point.put("label", label);
                    return point;
                });
        return Combinators.combine(
                        ints,
                        present(texts),
                        present(Arbitraries.doubles()),
                        present(points),
                        present(ints.list().ofMaxSize(3)),
                        present(Arbitraries.maps(Arbitraries.of("k", "K2", ""), ints)
                                .ofMaxSize(3)))
                .as((id, name, price, p, l, m) -> {
                    Map<String, Object> record = new LinkedHashMap<>();
                    record.put("id", id);
                    put(record, "name", name);
                    put(record, "price", price);
                    put(record, "p", p);
                    put(record, "l", l);
                    put(record, "m", m);
                    return record;
                });
    }

    private static final Object ABSENT = new Object();

    private static Arbitrary<Object> present(Arbitrary<?> values) {
        return Arbitraries.oneOf(
                values.map(value -> (Object) value),
                values.map(value -> (Object) value),
                Arbitraries.just(ABSENT),
                Arbitraries.just(ABSENT).map(value -> (Object) null));
    }

    private static void put(Map<String, Object> record, String name, Object value) {
        if (value != ABSENT) {
            record.put(name, value);
        }
    }
}
