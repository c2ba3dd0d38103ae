package dev.scamander.mapping.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MappingRoundTripTest {

    @Property(tries = 2000)
    void printingAndParsingGivesTheSameMapping(@ForAll("mappings") List<Assignment> assignments) {
        Mapping printed = new Mapping("", assignments);
        Mapping parsed = Mapping.parse(printed.toString());
        assertThat(parsed.toString()).isEqualTo(printed.toString());
        assertThat(parsed.assignments()).extracting(Assignment::source).isEqualTo(sources(assignments));
        assertThat(parsed.assignments())
                .extracting(Assignment::target)
                .isEqualTo(assignments.stream().map(Assignment::target).toList());
    }

    @Property(tries = 5000)
    void anyTextIsAMappingOrAnErrorInsideTheText(@ForAll("texts") String text) {
        try {
            Mapping mapping = Mapping.parse(text);
            assertThat(Mapping.parse(mapping.toString()).assignments()).hasSameSizeAs(mapping.assignments());
        } catch (InvalidMappingException e) {
            assertThat(e.position()).isBetween(0, text.length());
            assertThat(e.getMessage()).contains(e.reason());
        }
    }

    private static List<Source> sources(List<Assignment> assignments) {
        return assignments.stream().map(Assignment::source).toList();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "value",
                        "key",
                        "header",
                        ".",
                        ",",
                        "=",
                        "[",
                        "]",
                        "(",
                        ")",
                        "0",
                        "10",
                        "\"",
                        "'",
                        " ",
                        "\n",
                        "now",
                        "scale",
                        "sum",
                        "count",
                        "null",
                        "__ttl",
                        "-",
                        "é",
                        "\\",
                        "x=value.y,")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Assignment>> mappings() {
        Arbitrary<Assignment> assignment = Combinators.combine(targets(), anySource())
                .as((target, source) -> new Assignment(target, source, 0, 0));
        return assignment
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(a -> a.target() instanceof Target.Column column ? column.name() : a.target())
                .map(ArrayList::new);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars("ABC_09")
                        .ofMinLength(1)
                        .ofMaxLength(5),
                Arbitraries.strings().withChars("ab\"'. ,=[]()é").ofMinLength(1).ofMaxLength(5));
    }

    private static Arbitrary<Target> targets() {
        Arbitrary<Target> columns = names().map(name -> new Target.Column(name, !Words.isWord(name)));
        return Arbitraries.oneOf(columns, columns, Arbitraries.of(new Target.Ttl(), new Target.WriteTimestamp()));
    }

    private static Arbitrary<Segment> segments() {
        return Arbitraries.oneOf(
                names().map(name -> new Segment.Name(name, !Words.isWord(name))),
                Arbitraries.integers().between(0, 1000).map(Segment.Index::new));
    }

    private static Arbitrary<Source.Path> paths() {
        return Combinators.combine(
                        Arbitraries.of(Root.values()), segments().list().ofMaxSize(4), names())
                .as((root, segments, header) -> {
                    List<Segment> all = new ArrayList<>(segments);
                    if (root == Root.HEADER) {
                        all.add(0, new Segment.Name(header, !Words.isWord(header)));
                    }
                    return new Source.Path(root, all);
                });
    }

    private static Arbitrary<Source> anySource() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals().ofScale(4);
        return Arbitraries.oneOf(
                paths().map(path -> (Source) path),
                names().map(Source.Literal::new),
                numbers.map(Source.Literal::new),
                Arbitraries.of(new Source.Literal(true), new Source.Literal(null), new Source.Now()),
                Combinators.combine(paths(), numbers).as(Source.Scale::new),
                Combinators.combine(Arbitraries.of(Operator.values()), paths()).as(Source.Applied::new),
                Combinators.combine(paths(), numbers)
                        .as(Source.Scale::new)
                        .map(scale -> new Source.Applied(Operator.SUM, scale)),
                Arbitraries.of(new Source.Applied(Operator.COUNT, null)),
                Arbitraries.of(RecordField.values()).map(Source.Metadata::new));
    }
}
