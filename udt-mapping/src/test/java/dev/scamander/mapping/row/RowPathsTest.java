package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPathsTest {
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
                    "m",
                    "map<text, int>",
                    "raw",
                    "blob");

    private Map<String, Object> map(String mapping, Object value) {
        return map(mapping, TestRecord.of(1, value));
    }

    private Map<String, Object> map(String mapping, MappingRecord record) {
        RowMapping rows = RowMapping.compile("id=key, " + mapping, table, MappingSettings.defaults());
        Map<String, Object> decoded = new HashMap<>(Rows.decode(table, rows, rows.map(record)));
        decoded.remove("id");
        return decoded;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=value.o.p.q          | {\"o\":{\"z\":[{}],\"p\":{\"q\":5}}}       | {a=5}",
                "a=value.o.p.q          | {\"o.p.q\":5}                              | {a=5}",
                "a=value.o.p.q          | {\"o.p.q\":4,\"o\":{\"p\":{\"q\":5}}}      | {a=5}",
                "a=value.\"o.p\"        | {\"o\":{\"p\":4},\"o.p\":5}                | {a=5}",
                "a=value.i[1].s         | {\"i\":[{\"s\":4},{\"s\":5},{\"s\":6}]}    | {a=5}",
                "a=value.i[1], b=value.i[0] | {\"i\":[4,5,6]}                        | {a=5, b=4}",
                "a=value.i[3]           | {\"i\":[4,5,6]}                            | {a=<unset>}",
                "a=value.i[1][0]        | {\"i\":[[4],[5]]}                          | {a=5}",
                "a=value[1]             | [4,5]                                      | {a=5}",
                "a=value.m['x y'].z     | {\"m\":{\"x y\":{\"z\":5}}}                | {a=5}",
                "a=value.n, b=value.n, c=value.n | {\"n\":5}                          | {a=5, b=5, c=5}",
                "p=value.p, a=value.p.x | {\"p\":{\"x\":5,\"y\":6}}                  | {p={x:5,y:6}, a=5}",
                "p=value.p, a=value.p.x, l=value.p.z | {\"p\":{\"x\":5,\"z\":[7]}}   | {p={x:5,y:NULL}, a=5, l=[7]}",
                "l=value.i, a=value.i[1] | {\"i\":[4,5]}                             | {l=[4, 5], a=5}",
                "p=value, a=value.x     | {\"x\":5,\"y\":6}                          | {p={x:5,y:6}, a=5}",
                "m=value, b=value.y     | {\"x\":5,\"y\":6}                          | {m={x=5, y=6}, b=6}",
                "l=value.a.b, m=value.a.c, a=value.a.b[0] | {\"a\":{\"b\":[1],\"c\":{\"k\":2}}} | {l=[1], m={k=2}, a=1}",
                "a=value.o.p            | {\"o\":null}                               | {a=<unset>}",
                "a=value.A              | {\"a\":5}                                  | {a=5}",
                "a=value.price          | {\"PRICE\":4,\"price\":5}                  | {a=5}",
                "a=value.price          | {\"price\":5,\"PRICE\":4}                  | {a=5}",
                "a=value.o.x            | {\"O\":{\"x\":4},\"o\":{\"X\":5}}          | {a=5}",
                "a=value.o.x, b=value.o.y | {\"O\":{\"x\":4,\"y\":4},\"o\":{\"X\":5}} | {a=5, b=<unset>}",
                "a=value.n              | {\"\\ud800\":1,\"\\u006e\":5}          | {a=5}",
                "a=value.\"A\"          | {\"a\":5}                                  | {a=<unset>}",
            })
    void findsPathsInTextAndInValues(String mapping, String json, String expected) {
        Map<String, Object> wanted = parse(expected);
        assertThat(strings(map(mapping, json))).isEqualTo(wanted);
        assertThat(strings(map(mapping, json.getBytes(StandardCharsets.UTF_8)))).isEqualTo(wanted);
        assertThat(strings(map(
                        mapping, ByteBuffer.wrap(("xx" + json).getBytes(StandardCharsets.UTF_8), 2, json.length()))))
                .isEqualTo(wanted);
        assertThat(strings(map(mapping, JsonValues.read(json)))).isEqualTo(wanted);
    }

    private static Map<String, Object> strings(Map<String, Object> row) {
        Map<String, Object> texts = new HashMap<>();
        row.forEach((column, value) -> texts.put(column, String.valueOf(value)));
        return texts;
    }

    private static Map<String, Object> parse(String expected) {
        Map<String, Object> texts = new HashMap<>();
        String inner = expected.substring(1, expected.length() - 1);
        for (String entry : inner.split(", (?=[a-z]=[^=]*)(?![a-z]=\\d+\\})")) {
            texts.put(entry.substring(0, 1), entry.substring(2));
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=value.o.p    | {\"o\":{\"p\":\"x\"}}     | $.o.p   | t.a int  | x",
                "p=value.o.p    | {\"o\":{\"p\":{\"x\":[]}}} | $.o.p.x | t.p.x int | ",
                "a=value.i[1]   | {\"i\":[1,{}]}            | $.i[1]  | t.a int  | ",
                "a=value.o.p    | {\"o\":5}                 | $.o     | t.a int  | is no object, but the mapping reads inside it",
                "a=value.o.p    | {\"o\":[5]}               | $.o     | t.a int  | is an array; the mapping expects an object here",
                "a=value.o[0]   | {\"o\":{}}                | $.o     | t.a int  | is an object; the mapping expects an array here",
                "a=value.n      | {\"n\":1,\"n\":2}         | $.n     | t.a int  | is given twice",
                "a=value.n      | {\"N\":1,\"N\":2}         | $.N     | t.a int  | one of two fields that differ from the mapped name 'n'",
                "a=value.n      | null                      | $       | t.a int  | is no object, but the mapping reads inside it",
                "a=value.n      | 42                        | $       | t.a int  | is no object, but the mapping reads inside it",
                "a=value.n      | ``                        | $       | document | is empty",
                "a=value.n      | {\"n\":1                  | $       | t.a int  | malformed JSON",
                "a=value.n      | {\"n\":1} x               | $       | document | malformed JSON",
                "a=value.n      | {\"n\":1} {}              | $       | document | something follows the value",
            })
    void errorsNamePathTargetAndReason(String mapping, String json, String path, String target, String reason) {
        MappingException e = catchThrowableOfType(MappingException.class, () -> map(mapping, json));
        assertThat(e.path()).as(e.getMessage()).isEqualTo(path);
        assertThat(e.target()).as(e.getMessage()).isEqualTo(target);
        assertThat(e.getMessage()).contains(reason == null ? "" : reason);
    }

    @Test
    void takesWholeTextsAsTheyStand() {
        assertThat(map("c=value", " {\"x\": 1} ")).containsEntry("c", " {\"x\": 1} ");
        assertThat(map("c=value", "no JSON".getBytes(StandardCharsets.UTF_8))).containsEntry("c", "no JSON");
        assertThat(map("a=value", "42")).containsEntry("a", 42);
        assertThat(map("a=value", 42L)).containsEntry("a", 42);
        assertThat(map("raw=value", new byte[] {1, 2})).containsEntry("raw", ByteBuffer.wrap(new byte[] {1, 2}));
        assertThat(map("l=value", "[1,2]")).containsEntry("l", List.of(1, 2));
        assertThat(map("l=value", List.of(1, 2))).containsEntry("l", List.of(1, 2));
        assertThat(map("c=value, a=value.x", "{\"x\": 1}"))
                .containsEntry("c", "{\"x\": 1}")
                .containsEntry("a", 1);
        assertThat(map("c=value", (Object) null)).containsEntry("c", Rows.UNSET);
    }

    @Test
    void refusesTextThatIsNoText() {
        MappingException bytes =
                catchThrowableOfType(MappingException.class, () -> map("c=value", new byte[] {'a', (byte) 0xFF}));
        assertThat(bytes).hasMessageContaining("no UTF-8");
        MappingException half =
                catchThrowableOfType(MappingException.class, () -> map("c=value.c", "{\"c\":\"a\uD800b\"}"));
        assertThat(half).hasMessageContaining("half a surrogate pair");
        assertThat(map("c=value.c", "{\"c\":\"a?\uD83D\uDE00?\"}")).containsEntry("c", "a?\uD83D\uDE00?");
    }

    @Test
    void readsHeadersAndMetadata() {
        MappingRecord record = TestRecord.of(1, "{}")
                .withHeaders(Map.of(
                        "a", 5, "origin", "north".getBytes(StandardCharsets.UTF_8), "x.y", "6", "j", "{\"k\":7}"));
        assertThat(map("a=header.a, c=header.origin", record))
                .containsEntry("a", 5)
                .containsEntry("c", "north");
        assertThat(map("a=header.x.y, b=header.j.k", record))
                .containsEntry("a", 6)
                .containsEntry("b", 7);
        assertThat(map("a=header.none", record)).containsEntry("a", Rows.UNSET);
        assertThat(map("a=partition(), b=offset(), c=topic()", record))
                .containsEntry("a", 3)
                .containsEntry("b", 42)
                .containsEntry("c", "orders");
        MappingRecord wrong = TestRecord.of(1, "{}").withHeaders(Map.of("a", "x"));
        MappingException e = catchThrowableOfType(MappingException.class, () -> map("a=header.a", wrong));
        assertThat(e.path()).isEqualTo("header.a");
    }
}
