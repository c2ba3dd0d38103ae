package dev.scamander.mapping.language;

import dev.scamander.mapping.language.MappingScanner.Kind;
import dev.scamander.mapping.language.MappingScanner.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Parses the right-hand sides of assignments; {@link MappingParser} has the grammar. */
final class SourceParser {
    private static final String SOURCES =
            "a path that starts with key, value or header, a function (now(), scale(path, factor), topic(), partition(), "
                    + "offset(), timestamp()) or a literal ('text', 1.5, true, false, null)";
    private static final List<String> FUNCTIONS = Stream.concat(
                    Stream.of("now", "scale", "topic", "partition", "offset", "timestamp"),
                    Arrays.stream(Operator.values()).map(Operator::word))
            .toList();
    private static final List<String> SOURCE_WORDS = Stream.concat(
                    Stream.of("key", "value", "header", "true", "false", "null"), FUNCTIONS.stream())
            .toList();

    private final Tokens tokens;

    SourceParser(Tokens tokens) {
        this.tokens = tokens;
    }

    Source source() {
        Token start = tokens.current();
        switch (start.kind()) {
            case STRING -> {
                tokens.advance();
                return new Source.Literal(start.text());
            }
            case QUOTED_NAME -> {
                tokens.advance();
                return quotedPath(start);
            }
            case WORD -> {
                return wordSource(start);
            }
            default -> {
                if (start.is('-') || start.is('+') || start.is('.')) {
                    return new Source.Literal(number());
                }
                throw tokens.error(start, "expected " + SOURCES + " but found " + start.shown());
            }
        }
    }

    private Source wordSource(Token word) {
        if (isDigit(word.text().charAt(0))) {
            return new Source.Literal(number());
        }
        tokens.advance();
        if (tokens.current().is('(')) {
            return function(word);
        }
        Root root = Root.of(word.text());
        if (root != null) {
            return path(root, word);
        }
        return switch (word.text()) {
            case "true" -> new Source.Literal(Boolean.TRUE);
            case "false" -> new Source.Literal(Boolean.FALSE);
            case "null" -> new Source.Literal(null);
            default ->
                throw tokens.error(
                        word,
                        "'" + word.text() + "' is no source" + meant(word, SOURCE_WORDS) + ": expected " + SOURCES);
        };
    }

    private Source.Path path(Root root, Token start) {
        List<Segment> segments = new ArrayList<>();
        while (true) {
            if (tokens.current().is('.')) {
                tokens.advance();
                segments.add(name());
            } else if (tokens.current().is('[')) {
                tokens.advance();
                segments.add(subscript());
            } else {
                break;
            }
        }
        if (root == Root.HEADER && (segments.isEmpty() || segments.get(0) instanceof Segment.Index)) {
            throw tokens.error(start, "'header' needs the name of a header: header.name");
        }
        return new Source.Path(root, segments);
    }

    private Segment name() {
        Token name = tokens.current();
        if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED_NAME) {
            throw tokens.error(
                    name,
                    "expected a field name after '.' but found " + name.shown()
                            + "; other names than letters, digits, _, $, @ and - are quoted: value.\"a field\"");
        }
        tokens.requireNotEmpty(name);
        tokens.advance();
        return new Segment.Name(name.text(), name.kind() == Kind.QUOTED_NAME);
    }

    private Segment subscript() {
        Token inside = tokens.current();
        Segment segment =
                switch (inside.kind()) {
                    case STRING, QUOTED_NAME -> new Segment.Name(inside.text(), true);
                    case WORD -> new Segment.Index(index(inside));
                    default ->
                        throw tokens.error(
                                inside,
                                "expected an index such as [0] or a key such as ['a key'] but found " + inside.shown());
                };
        tokens.advance();
        if (!tokens.current().is(']')) {
            throw tokens.error(
                    tokens.current(),
                    "expected ']' after '" + inside.text() + "' but found "
                            + tokens.current().shown());
        }
        tokens.advance();
        return segment;
    }

    private int index(Token word) {
        try {
            if (isDigit(word.text().charAt(0))) {
                return Integer.parseInt(word.text());
            }
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw tokens.error(
                word,
                "'" + word.text() + "' is no index: expected a whole number from 0 to " + Integer.MAX_VALUE
                        + ", or a key in quotes");
    }

    private Source.Path quotedPath(Token quoted) {
        String content = quoted.text();
        int dot = content.indexOf('.');
        Root root = Root.of(dot < 0 ? content : content.substring(0, dot));
        if (root == null || dot == content.length() - 1 || (dot < 0 && root == Root.HEADER)) {
            throw tokens.error(
                    quoted,
                    "a quoted source holds key, value or a path that starts with key., value. or header.; " + "found "
                            + quoted.shown() + "; text is written in single quotes");
        }
        return new Source.Path(root, dot < 0 ? List.of() : List.of(new Segment.Name(content.substring(dot + 1), true)));
    }

    private Source function(Token name) {
        tokens.advance();
        Source source =
                switch (name.text()) {
                    case "now" -> new Source.Now();
                    case "topic" -> new Source.Metadata(RecordField.TOPIC);
                    case "partition" -> new Source.Metadata(RecordField.PARTITION);
                    case "offset" -> new Source.Metadata(RecordField.OFFSET);
                    case "timestamp" -> new Source.Metadata(RecordField.TIMESTAMP);
                    case "scale" -> scale();
                    default -> applied(name);
                };
        if (!tokens.current().is(')')) {
            throw tokens.error(
                    tokens.current(),
                    "expected ')' to close " + name.text() + "( but found "
                            + tokens.current().shown()
                            + (takesNoArgument(source) ? "; " + name.text() + "() takes no argument" : ""));
        }
        tokens.advance();
        return source;
    }

    private static boolean takesNoArgument(Source source) {
        return source instanceof Source.Now || source instanceof Source.Metadata;
    }

    private Source.Applied applied(Token name) {
        Operator operator = Operator.of(name.text());
        if (operator == null) {
            throw tokens.error(
                    name,
                    "there is no function " + name.text() + "()" + meant(name, FUNCTIONS)
                            + "; the functions are now(), scale(path, factor), topic(), partition(), offset(), timestamp(),"
                            + " and with a path sum, count, min, max, append, prepend and remove");
        }
        Token start = tokens.current();
        if (operator == Operator.COUNT && start.is(')')) {
            return new Source.Applied(operator, null);
        }
        boolean scaled = operator.isAggregate()
                && start.kind() == Kind.WORD
                && start.text().equals("scale");
        if (!scaled) {
            return new Source.Applied(operator, argument(operator.word() + "(path)"));
        }
        tokens.advance();
        if (!tokens.current().is('(')) {
            throw tokens.error(
                    tokens.current(),
                    "expected '(' after scale but found " + tokens.current().shown());
        }
        return new Source.Applied(operator, function(start));
    }

    private Source.Path argument(String function) {
        Token start = tokens.current();
        Root root = start.kind() == Kind.WORD ? Root.of(start.text()) : null;
        if (root != null) {
            tokens.advance();
            return path(root, start);
        }
        if (start.kind() == Kind.QUOTED_NAME) {
            tokens.advance();
            return quotedPath(start);
        }
        throw tokens.error(start, function + " expects a path such as value.rain but found " + start.shown());
    }

    private Source.Scale scale() {
        Source.Path path = argument("scale(path, factor)");
        if (!tokens.current().is(',')) {
            throw tokens.error(
                    tokens.current(),
                    "scale(path, factor) expects ',' and a number after " + path + " but found "
                            + tokens.current().shown());
        }
        tokens.advance();
        return new Source.Scale(path, number());
    }

    private BigDecimal number() {
        Token number = tokens.number();
        try {
            BigDecimal value = new BigDecimal(number.text());
            tokens.advance();
            return value;
        } catch (NumberFormatException e) {
            String shown = number.text().isEmpty() ? tokens.current().shown() : number.shown();
            throw tokens.error(tokens.current(), "expected a number such as 10 or -0.5 but found " + shown);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String meant(Token word, List<String> known) {
        return NearestName.of(word.text(), known)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }
}
