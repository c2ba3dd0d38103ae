package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RowEvolutionTest {
    private static final MappingSettings SETTINGS = MappingSettings.defaults();

    private final TableMetadata before =
            new TestTables().type("point", "x", "int").table("t", "id", "id", "int", "p", "frozen<point>");
    private final TableMetadata after = new TestTables()
            .type("point", "x", "int", "y", "int")
            .table("t", "id", "id", "int", "p", "frozen<point>", "note", "text");

    private static Map<String, Object> map(TableMetadata table, RowMapping mapping, String json) {
        return Rows.decode(table, mapping, mapping.map(TestRecord.ofValue(json)));
    }

    @Test
    void aRunningMappingIgnoresANewColumnAndANewUdtField() {
        RowMapping mapping = RowMapping.compile(null, before, SETTINGS);
        MappedRow row = mapping.map(TestRecord.ofValue("{\"id\":1,\"p\":{\"x\":2,\"y\":3},\"note\":\"new\"}"));
        // the bytes of the old type read as a value of the new one, with a null at its end
        assertThat(Rows.decode(after, mapping, row)).isEqualTo(Map.of("id", 1, "p", "{x:2,y:NULL}"));
    }

    @Test
    void aMappingCompiledAnewTakesThem() {
        RowMapping mapping = RowMapping.compile(null, after, SETTINGS);
        assertThat(map(after, mapping, "{\"id\":1,\"p\":{\"x\":2,\"y\":3},\"note\":\"new\"}"))
                .isEqualTo(Map.of("id", 1, "p", "{x:2,y:3}", "note", "new"));
        assertThat(map(after, mapping, "{\"id\":1,\"p\":{\"x\":2}}"))
                .isEqualTo(Map.of("id", 1, "p", "{x:2,y:NULL}", "note", Rows.UNSET));
    }

    @Test
    void documentsMayGainLoseAndReorderFields() {
        RowMapping mapping = RowMapping.compile("id=value.id, note=value.a.note", after, SETTINGS);
        for (int i = 0; i < 500; i++) {
            String extra = "\"extra" + i + "\":[{\"id\":9}],";
            String note = i % 3 == 0 ? "" : "\"a\":{" + (i % 2 == 0 ? extra : "") + "\"note\":\"n" + i + "\"},";
            String json = "{" + extra + note + "\"id\":" + i + "}";
            assertThat(map(after, mapping, json))
                    .containsEntry("id", i)
                    .containsEntry("note", i % 3 == 0 ? Rows.UNSET : "n" + i);
        }
    }

    @Test
    void anErrorLeavesTheMappingAsItWas() {
        RowMapping mapping = RowMapping.compile(null, after, SETTINGS);
        for (String bad :
                new String[] {"{\"id\":1,\"note\":\"x\",\"p\":5}", "{\"id\":1,\"note\":", "{\"note\":\"x\"}"}) {
            Assertions.assertThatThrownBy(() -> mapping.map(TestRecord.ofValue(bad)))
                    .isInstanceOf(MappingException.class);
            assertThat(map(after, mapping, "{\"id\":2}"))
                    .isEqualTo(Map.of("id", 2, "p", Rows.UNSET, "note", Rows.UNSET));
        }
    }

    @Test
    void rowsShareNothingWithTheMapping() {
        RowMapping mapping = RowMapping.compile(null, after, SETTINGS);
        MappedRow first = mapping.map(TestRecord.ofValue("{\"id\":1,\"note\":\"one\"}"));
        Map<String, Object> expected = Rows.decode(after, mapping, first);
        mapping.map(TestRecord.ofValue("{\"id\":2,\"note\":\"two\"}"));
        assertThat(Rows.decode(after, mapping, first)).isEqualTo(expected);
    }
}
