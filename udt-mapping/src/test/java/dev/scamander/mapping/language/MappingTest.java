package dev.scamander.mapping.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    private static Source source(String text) {
        return Mapping.parse("c=" + text).assignments().get(0).source();
    }

    private static Source.Path path(Root root, Segment... segments) {
        return new Source.Path(root, List.of(segments));
    }

    private static Segment name(String name) {
        return new Segment.Name(name, false);
    }

    private static Segment quoted(String name) {
        return new Segment.Name(name, true);
    }

    @Test
    void readsAllThatTheDataStaxConnectorReads() {
        Mapping mapping = Mapping.parse(
                "Bare_1=value.f, \"a \"\"b\"\"\"=key, k=key.f,h = header.x,\n\tt=now(), w=value, __ttl=value.ttl, "
                        + "__timestamp=value.ts, q=\"value.a field\", w2=\"value\"");
        assertThat(mapping.assignments())
                .extracting(Assignment::target, Assignment::source)
                .containsExactly(
                        tuple(new Target.Column("Bare_1", false), path(Root.VALUE, name("f"))),
                        tuple(new Target.Column("a \"b\"", true), path(Root.KEY)),
                        tuple(new Target.Column("k", false), path(Root.KEY, name("f"))),
                        tuple(new Target.Column("h", false), path(Root.HEADER, name("x"))),
                        tuple(new Target.Column("t", false), new Source.Now()),
                        tuple(new Target.Column("w", false), path(Root.VALUE)),
                        tuple(new Target.Ttl(), path(Root.VALUE, name("ttl"))),
                        tuple(new Target.WriteTimestamp(), path(Root.VALUE, name("ts"))),
                        tuple(new Target.Column("q", false), path(Root.VALUE, quoted("a field"))),
                        tuple(new Target.Column("w2", false), path(Root.VALUE)));
    }

    private static Tuple tuple(Target target, Source source) {
        return Tuple.tuple(target, source);
    }

    @Test
    void readsPaths() {
        assertThat(source("value.a.b")).isEqualTo(path(Root.VALUE, name("a"), name("b")));
        assertThat(source("value.items[0].sku"))
                .isEqualTo(path(Root.VALUE, name("items"), new Segment.Index(0), name("sku")));
        assertThat(source("key[12]")).isEqualTo(path(Root.KEY, new Segment.Index(12)));
        assertThat(source("value.m['a ''key'''].x"))
                .isEqualTo(path(Root.VALUE, name("m"), quoted("a 'key'"), name("x")));
        assertThat(source("value.\"a.b\".some-name")).isEqualTo(path(Root.VALUE, quoted("a.b"), name("some-name")));
        assertThat(source("value . a [ 1 ]")).isEqualTo(path(Root.VALUE, name("a"), new Segment.Index(1)));
    }

    @Test
    void readsLiteralsAndFunctions() {
        assertThat(source("'it''s'")).isEqualTo(new Source.Literal("it's"));
        assertThat(source("''")).isEqualTo(new Source.Literal(""));
        assertThat(source("1.50")).isEqualTo(new Source.Literal(new BigDecimal("1.50")));
        assertThat(source("-.5e-3")).isEqualTo(new Source.Literal(new BigDecimal("-.5e-3")));
        assertThat(source("12e2")).isEqualTo(new Source.Literal(new BigDecimal("12e2")));
        assertThat(source("true")).isEqualTo(new Source.Literal(true));
        assertThat(source("false")).isEqualTo(new Source.Literal(false));
        assertThat(source("null")).isEqualTo(new Source.Literal(null));
        assertThat(source("scale(value.rain, 10)"))
                .isEqualTo(new Source.Scale(path(Root.VALUE, name("rain")), BigDecimal.TEN));
        assertThat(source("scale(\"value.one hour\", -0.5)"))
                .isEqualTo(new Source.Scale(path(Root.VALUE, quoted("one hour")), new BigDecimal("-0.5")));
        assertThat(source("topic()")).isEqualTo(new Source.Metadata(RecordField.TOPIC));
        assertThat(source("partition()")).isEqualTo(new Source.Metadata(RecordField.PARTITION));
        assertThat(source("offset( )")).isEqualTo(new Source.Metadata(RecordField.OFFSET));
        assertThat(source("timestamp()")).isEqualTo(new Source.Metadata(RecordField.TIMESTAMP));
    }

    /** Position (from 0) and the telling part of the reason, for every way in which a mapping can be wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                      | 0  | the mapping is empty",
                "a value.x               | 2  | expected '=' after column 'a' but found 'value'",
                "a                       | 1  | expected '=' after column 'a' but found the end",
                "a=                      | 2  | expected a path that starts with key, value or header",
                "=value.a                | 0  | expected a column name, __ttl or __timestamp but found '='",
                "a=value.x b=value.y     | 10 | expected ',' or the end after 'a=value.x' but found 'b'",
                "a=value.x,              | 10 | expected a column name, __ttl or __timestamp but found the end",
                "a=valu.x                | 2  | 'valu' is no source (did you mean value?)",
                "a=Value.x               | 2  | 'Value' is no source (did you mean value?)",
                "a=name                  | 2  | 'name' is no source: expected a path",
                "a=value.                | 8  | expected a field name after '.' but found the end",
                "a=value.[0]             | 8  | expected a field name after '.' but found '['",
                "a=value.x[              | 10 | expected an index such as [0] or a key such as ['a key']",
                "a=value.x[y]            | 10 | 'y' is no index: expected a whole number",
                "a=value.x[99999999999]  | 10 | '99999999999' is no index",
                "a=value.x[-1]           | 10 | expected an index such as [0] or a key such as ['a key'] but found '-'",
                "a=value.x[0             | 11 | expected ']' after '0' but found the end",
                "a=header                | 2  | 'header' needs the name of a header: header.name",
                "a=header[0]             | 2  | 'header' needs the name of a header: header.name",
                "a=value.\"x             | 8  | this quoted name is not closed",
                "a='x                    | 2  | this string is not closed",
                "a=value.\"\"            | 8  | a name cannot be empty",
                "\"\"=value              | 0  | a name cannot be empty",
                "a=\"text\"              | 2  | a quoted source holds key, value or a path",
                "a=\"value.\"            | 2  | a quoted source holds key, value or a path",
                "a=\"header\"            | 2  | a quoted source holds key, value or a path",
                "a=now(1)                | 6  | expected ')' to close now( but found '1'; now() takes no argument",
                "a=now(                  | 6  | expected ')' to close now( but found the end",
                "a=nov()                 | 2  | there is no function nov() (did you mean now?)",
                "a=upper(value.x)        | 2  | there is no function upper(); the functions are now(), scale(path, factor)",
                "a=scale(10, value.x)    | 8  | scale(path, factor) expects a path such as value.rain but found '10'",
                "a=scale(value.x)        | 15 | scale(path, factor) expects ',' and a number after value.x but found ')'",
                "a=scale(value.x, y)     | 17 | expected a number such as 10 or -0.5 but found 'y'",
                "a=scale(value.x, )      | 17 | expected a number such as 10 or -0.5 but found ')'",
                "a=scale(value.x, 1      | 18 | expected ')' to close scale( but found the end",
                "a=1.2.3                 | 5  | expected ',' or the end after 'a=1.2' but found '.'",
                "a=12abc                 | 2  | expected a number such as 10 or -0.5 but found '12abc'",
                "a=-                     | 2  | expected a number such as 10 or -0.5 but found '-'",
                "a=value.x, a=value.y    | 11 | column 'a' is mapped twice: keep one of the two",
                "a=value.x, \"a\"=value  | 11 | column \"a\" is mapped twice: keep one of the two",
                "__ttl=1, __ttl=2        | 9  | __ttl is mapped twice: keep one of the two",
                "a=value.x; b=value.y    | 9  | expected ',' or the end after 'a=value.x' but found ';'",
            })
    void pointsAtTheCharacter(String text, int position, String reason) {
        InvalidMappingException e = catchThrowableOfType(InvalidMappingException.class, () -> Mapping.parse(text));
        assertThat(e.reason()).contains(reason);
        assertThat(e.position()).as(e.getMessage()).isEqualTo(position);
    }

    @Test
    void showsThePlaceWithACaret() {
        InvalidMappingException e = catchThrowableOfType(
                InvalidMappingException.class, () -> Mapping.parse("a=value.a,\n  b value.b,\n  c=value.c"));
        assertThat(e).hasMessage("""
                        expected '=' after column 'b' but found 'value' (line 2, column 5)
                            b value.b,
                              ^""");
    }

    @Test
    void showsOnlyTheSurroundingsInALongLine() {
        String text = "a=value.x," + " ".repeat(300) + "b value.b" + " ".repeat(300);
        InvalidMappingException e = catchThrowableOfType(InvalidMappingException.class, () -> Mapping.parse(text));
        String[] lines = e.getMessage().split("\n");
        assertThat(lines[1]).hasSizeLessThan(120).startsWith("  ...").endsWith("...");
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("value.b");
    }
}
