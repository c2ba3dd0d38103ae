package dev.scamander.mapping.language;

import dev.scamander.mapping.language.MappingScanner.Kind;
import dev.scamander.mapping.language.MappingScanner.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses a mapping by recursive descent.
 *
 * <pre>
 * mapping    = assignment { "," assignment }
 * assignment = target "=" source
 * target     = "__ttl" | "__timestamp" | word | quoted-name
 * source     = path | quoted-path | function | literal
 * path       = ( "key" | "value" | "header" ) { "." ( word | quoted-name ) | "[" ( index | string | quoted-name ) "]" }
 * function   = word "(" [ argument { "," argument } ] ")"
 * literal    = string | number | "true" | "false" | "null"
 * </pre>
 *
 * <p>A quoted path is one quoted name that holds root and field, such as {@code "value.a field"}, as the DataStax
 * connector has it: all behind the first dot is one field's name.
 */
final class MappingParser {
    private static final String SOURCES =
            "a path that starts with key, value or header, a function (now(), scale(path, factor), topic(), partition(), "
                    + "offset(), timestamp()) or a literal ('text', 1.5, true, false, null)";
    private static final List<String> FUNCTIONS = List.of("now", "scale", "topic", "partition", "offset", "timestamp");
    private static final List<String> SOURCE_WORDS = List.of(
            "key",
            "value",
            "header",
            "now",
            "scale",
            "topic",
            "partition",
            "offset",
            "timestamp",
            "true",
            "false",
            "null");

    private final String text;
    private final MappingScanner scanner;
    private final Map<Target, Token> seen = new HashMap<>();
    private Token token;

    MappingParser(String text) {
        this.text = text;
        this.scanner = new MappingScanner(text);
    }

    Mapping parse() {
        advance();
        if (token.kind() == Kind.END) {
            throw error(
                    token, "the mapping is empty: write column=value.field, or leave the setting out to map by name");
        }
        List<Assignment> assignments = new ArrayList<>();
        assignments.add(assignment());
        while (token.kind() != Kind.END) {
            if (!token.is(',')) {
                throw error(
                        token, "expected ',' or the end after '" + last(assignments) + "' but found " + token.shown());
            }
            advance();
            assignments.add(assignment());
        }
        return new Mapping(text, assignments);
    }

    private Assignment assignment() {
        Token start = token;
        Target target = target();
        if (!token.is('=')) {
            throw error(token, "expected '=' after column '" + start.text() + "' but found " + token.shown());
        }
        advance();
        Token sourceStart = token;
        Source source = source();
        if (target instanceof Target.Column) {
            checkColumnOnce(start);
        } else if (seen.putIfAbsent(target, start) != null) {
            throw error(start, target + " is mapped twice: keep one of the two");
        }
        return new Assignment(target, source, start.start(), sourceStart.start());
    }

    private void checkColumnOnce(Token start) {
        if (seen.putIfAbsent(new Target.Column(start.text(), true), start) != null) {
            throw error(start, "column " + start.shown() + " is mapped twice: keep one of the two");
        }
    }

    private Target target() {
        Token name = token;
        if (name.kind() == Kind.QUOTED_NAME) {
            requireNotEmpty(name);
            advance();
            return new Target.Column(name.text(), true);
        }
        if (name.kind() != Kind.WORD) {
            throw error(name, "expected a column name, __ttl or __timestamp but found " + name.shown());
        }
        advance();
        return switch (name.text()) {
            case Target.Ttl.WORD -> new Target.Ttl();
            case Target.WriteTimestamp.WORD -> new Target.WriteTimestamp();
            default -> new Target.Column(name.text(), false);
        };
    }

    private Source source() {
        Token start = token;
        switch (start.kind()) {
            case STRING -> {
                advance();
                return new Source.Literal(start.text());
            }
            case QUOTED_NAME -> {
                advance();
                return quotedPath(start);
            }
            case WORD -> {
                return wordSource(start);
            }
            default -> {
                if (start.is('-') || start.is('+') || start.is('.')) {
                    return new Source.Literal(number());
                }
                throw error(start, "expected " + SOURCES + " but found " + start.shown());
            }
        }
    }

    private Source wordSource(Token word) {
        if (isDigit(word.text().charAt(0))) {
            return new Source.Literal(number());
        }
        advance();
        if (token.is('(')) {
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
                throw error(
                        word,
                        "'" + word.text() + "' is no source" + meant(word, SOURCE_WORDS) + ": expected " + SOURCES);
        };
    }

    private Source.Path path(Root root, Token start) {
        List<Segment> segments = new ArrayList<>();
        while (true) {
            if (token.is('.')) {
                advance();
                segments.add(name());
            } else if (token.is('[')) {
                advance();
                segments.add(subscript());
            } else {
                break;
            }
        }
        if (root == Root.HEADER && (segments.isEmpty() || segments.get(0) instanceof Segment.Index)) {
            throw error(start, "'header' needs the name of a header: header.name");
        }
        return new Source.Path(root, segments);
    }

    private Segment name() {
        Token name = token;
        if (name.kind() != Kind.WORD && name.kind() != Kind.QUOTED_NAME) {
            throw error(
                    name,
                    "expected a field name after '.' but found " + name.shown()
                            + "; other names than letters, digits, _, $, @ and - are quoted: value.\"a field\"");
        }
        requireNotEmpty(name);
        advance();
        return new Segment.Name(name.text(), name.kind() == Kind.QUOTED_NAME);
    }

    private Segment subscript() {
        Token inside = token;
        Segment segment =
                switch (inside.kind()) {
                    case STRING, QUOTED_NAME -> new Segment.Name(inside.text(), true);
                    case WORD -> new Segment.Index(index(inside));
                    default ->
                        throw error(
                                inside,
                                "expected an index such as [0] or a key such as ['a key'] but found " + inside.shown());
                };
        advance();
        if (!token.is(']')) {
            throw error(token, "expected ']' after '" + inside.text() + "' but found " + token.shown());
        }
        advance();
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
        throw error(
                word,
                "'" + word.text() + "' is no index: expected a whole number from 0 to " + Integer.MAX_VALUE
                        + ", or a key in quotes");
    }

    private Source quotedPath(Token quoted) {
        String content = quoted.text();
        int dot = content.indexOf('.');
        Root root = Root.of(dot < 0 ? content : content.substring(0, dot));
        if (root == null || dot == content.length() - 1 || (dot < 0 && root == Root.HEADER)) {
            throw error(
                    quoted,
                    "a quoted source holds key, value or a path that starts with key., value. or header.; " + "found "
                            + quoted.shown() + "; text is written in single quotes");
        }
        return new Source.Path(root, dot < 0 ? List.of() : List.of(new Segment.Name(content.substring(dot + 1), true)));
    }

    private Source function(Token name) {
        advance();
        Source source =
                switch (name.text()) {
                    case "now" -> new Source.Now();
                    case "topic" -> new Source.Metadata(RecordField.TOPIC);
                    case "partition" -> new Source.Metadata(RecordField.PARTITION);
                    case "offset" -> new Source.Metadata(RecordField.OFFSET);
                    case "timestamp" -> new Source.Metadata(RecordField.TIMESTAMP);
                    case "scale" -> scale();
                    default ->
                        throw error(
                                name,
                                "there is no function " + name.text() + "()" + meant(name, FUNCTIONS)
                                        + "; the functions are now(), scale(path, factor), topic(), partition(), offset() and timestamp()");
                };
        if (!token.is(')')) {
            throw error(
                    token,
                    "expected ')' to close " + name.text() + "( but found " + token.shown()
                            + (source instanceof Source.Scale ? "" : "; " + name.text() + "() takes no argument"));
        }
        advance();
        return source;
    }

    private Source.Scale scale() {
        Token start = token;
        Root root = start.kind() == Kind.WORD ? Root.of(start.text()) : null;
        Source.Path path;
        if (root != null) {
            advance();
            path = path(root, start);
        } else if (start.kind() == Kind.QUOTED_NAME) {
            advance();
            path = (Source.Path) quotedPath(start);
        } else {
            throw error(start, "scale(path, factor) expects a path such as value.rain but found " + start.shown());
        }
        if (!token.is(',')) {
            throw error(
                    token,
                    "scale(path, factor) expects ',' and a number after " + path + " but found " + token.shown());
        }
        advance();
        return new Source.Scale(path, number());
    }

    private BigDecimal number() {
        Token number = scanner.number(token.start());
        try {
            BigDecimal value = new BigDecimal(number.text());
            advance();
            return value;
        } catch (NumberFormatException e) {
            String shown = number.text().isEmpty() ? token.shown() : number.shown();
            throw error(token, "expected a number such as 10 or -0.5 but found " + shown);
        }
    }

    private void requireNotEmpty(Token name) {
        if (name.text().isEmpty()) {
            throw error(name, "a name cannot be empty");
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

    private static Assignment last(List<Assignment> assignments) {
        return assignments.get(assignments.size() - 1);
    }

    private void advance() {
        token = scanner.next();
    }

    private InvalidMappingException error(Token at, String reason) {
        return new InvalidMappingException(text, at.start(), reason);
    }
}
