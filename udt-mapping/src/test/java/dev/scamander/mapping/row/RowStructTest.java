package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.UnknownFieldPolicy;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

class RowStructTest {
    private final TableMetadata table = new TestTables()
            .type("point", "x", "int", "y", "int")
            .table(
                    "t",
                    "id",
                    "id",
                    "int",
                    "a",
                    "int",
                    "b",
                    "int",
                    "c",
                    "text",
                    "p",
                    "frozen<point>",
                    "l",
                    "list<int>",
                    "at",
                    "timestamp");

    private static final Schema POINT = SchemaBuilder.struct()
            .field("x", Schema.INT32_SCHEMA)
            .field("y", Schema.INT32_SCHEMA)
            .build();
    private static final Schema VALUE = SchemaBuilder.struct()
            .field("ID", Schema.INT32_SCHEMA)
            .field(
                    "point",
                    SchemaBuilder.struct()
                            .optional()
                            .field("x", Schema.INT32_SCHEMA)
                            .field("y", Schema.OPTIONAL_INT32_SCHEMA)
                            .build())
            .field("points", SchemaBuilder.array(POINT).optional().build())
            .field(
                    "named",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, POINT).optional().build())
            .field("at", Timestamp.builder().optional().build())
            .field("rain", Schema.OPTIONAL_FLOAT64_SCHEMA)
            .build();

    private static Struct point(int x, int y) {
        return new Struct(POINT).put("x", x).put("y", y);
    }

    private static Struct value() {
        Schema pointSchema = VALUE.field("point").schema();
        return new Struct(VALUE)
                .put("ID", 1)
                .put("point", new Struct(pointSchema).put("x", 5).put("y", 6))
                .put("points", List.of(point(1, 2), point(3, 4)))
                .put("named", Map.of("north pole", point(7, 8)))
                .put("at", new Date(1_000))
                .put("rain", 0.3);
    }

    private Map<String, Object> map(RowMapping mapping, Object value) {
        return Rows.decode(table, mapping, mapping.map(TestRecord.ofValue(value)));
    }

    private RowMapping compile(String mapping) {
        return RowMapping.compile(mapping, table, MappingSettings.defaults());
    }

    @Test
    void readsFieldsItemsAndEntries() {
        RowMapping mapping = compile("id=value.id, p=value.point, a=value.points[1].y, b=value.named['north pole'].x, "
                + "at=value.at, __timestamp=value.at");
        MappedRow row = mapping.map(TestRecord.ofValue(value()));
        assertThat(Rows.decode(table, mapping, row))
                .containsEntry("id", 1)
                .containsEntry("p", "{x:5,y:6}")
                .containsEntry("a", 4)
                .containsEntry("b", 7)
                .containsEntry("at", new Date(1_000).toInstant());
        assertThat(row.timestampMicros()).isEqualTo(1_000_000);
    }

    @Test
    void readsInsideAndTheWholeAtOnce() {
        RowMapping mapping = compile("id=value.ID, p=value.point, a=value.point.x, b=scale(value.rain, 10)");
        assertThat(map(mapping, value())).isEqualTo(Map.of("id", 1, "p", "{x:5,y:6}", "a", 5, "b", 3));
    }

    @Test
    void nullsAndGapsAreAsInText() {
        RowMapping mapping = compile("id=value.id, a=value.point.x, b=value.points[2].x, c=value.none");
        Struct value = value().put("point", null);
        assertThat(map(mapping, value)).isEqualTo(Map.of("id", 1, "a", Rows.UNSET, "b", Rows.UNSET, "c", Rows.UNSET));
        assertThat(mapping.map(TestRecord.ofValue(value)).isDelete()).isFalse();
        RowMapping nullable = compile("id=value.id, a=value.point.x");
        assertThat(nullable.map(TestRecord.ofValue(value)).isDelete()).isTrue();
    }

    @Test
    void theSchemaMayChangeFromRecordToRecord() {
        RowMapping mapping = compile("id=value.id, a=value.a");
        for (int version = 0; version < 200; version++) {
            SchemaBuilder builder = SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA);
            if (version % 2 == 1) {
                builder.field("a", version % 3 == 0 ? Schema.INT64_SCHEMA : Schema.INT32_SCHEMA);
            }
            Schema schema = builder.field("extra" + version, Schema.OPTIONAL_STRING_SCHEMA)
                    .build();
            Struct value = new Struct(schema).put("id", version);
            if (version % 2 == 1) {
                value.put("a", version % 3 == 0 ? (Object) (long) version : (Object) version);
            }
            assertThat(map(mapping, value))
                    .containsEntry("id", version)
                    .containsEntry("a", version % 2 == 1 ? version : Rows.UNSET);
        }
    }

    @Test
    void aSchemaThatDoesNotFitIsAnErrorOfItsRecords() {
        RowMapping mapping = compile("id=value.id, a=value.point, b=value.id.x");
        for (int i = 0; i < 2; i++) {
            MappingException e =
                    catchThrowableOfType(MappingException.class, () -> mapping.map(TestRecord.ofValue(value())));
            assertThat(e.path()).isIn("$.ID", "$.point");
        }
        Schema other = SchemaBuilder.struct()
                .field("id", SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA))
                .build();
        RowMapping inner = compile("id=value.id.x");
        MappingException e = catchThrowableOfType(MappingException.class, () -> inner.map(TestRecord.ofValue(value())));
        assertThat(e).hasMessageContaining("INT32").hasMessageContaining("reads inside it");
        assertThat(map(inner, new Struct(other).put("id", Map.of("X", 9)))).containsEntry("id", 9);
    }

    @Test
    void unknownFieldsOfASchemaCanBeRefused() {
        RowMapping mapping = RowMapping.compile(
                "id=value.id", table, MappingSettings.defaults().withUnknownField(UnknownFieldPolicy.FAIL));
        MappingException e =
                catchThrowableOfType(MappingException.class, () -> mapping.map(TestRecord.ofValue(value())));
        assertThat(e.path()).isEqualTo("$.point");
        Schema schema = SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();
        assertThat(map(mapping, new Struct(schema).put("id", 3))).containsEntry("id", 3);
    }
}
