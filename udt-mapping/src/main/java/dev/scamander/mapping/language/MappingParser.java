package dev.scamander.mapping.language;

import dev.scamander.mapping.language.MappingScanner.Kind;
import dev.scamander.mapping.language.MappingScanner.Token;
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
    private final String text;
    private final Tokens tokens;
    private final SourceParser sources;
    private final Map<Target, Token> seen = new HashMap<>();

    MappingParser(String text) {
        this.text = text;
        this.tokens = new Tokens(text);
        this.sources = new SourceParser(tokens);
    }

    Mapping parse() {
        if (tokens.current().kind() == Kind.END) {
            throw tokens.error(
                    tokens.current(),
                    "the mapping is empty: write column=value.field, or leave the setting out to map by name");
        }
        List<Assignment> assignments = new ArrayList<>();
        assignments.add(assignment());
        while (tokens.current().kind() != Kind.END) {
            if (!tokens.current().is(',')) {
                throw tokens.error(
                        tokens.current(),
                        "expected ',' or the end after '" + last(assignments) + "' but found "
                                + tokens.current().shown());
            }
            tokens.advance();
            assignments.add(assignment());
        }
        return new Mapping(text, assignments);
    }

    private Assignment assignment() {
        Token start = tokens.current();
        Target target = target();
        if (!tokens.current().is('=')) {
            throw tokens.error(
                    tokens.current(),
                    "expected '=' after column '" + start.text() + "' but found "
                            + tokens.current().shown());
        }
        tokens.advance();
        Token sourceStart = tokens.current();
        Source source = sources.source();
        if (target instanceof Target.Column) {
            checkColumnOnce(start);
        } else if (seen.putIfAbsent(target, start) != null) {
            throw tokens.error(start, target + " is mapped twice: keep one of the two");
        }
        return new Assignment(target, source, start.start(), sourceStart.start());
    }

    private void checkColumnOnce(Token start) {
        if (seen.putIfAbsent(new Target.Column(start.text(), true), start) != null) {
            throw tokens.error(start, "column " + start.shown() + " is mapped twice: keep one of the two");
        }
    }

    private Target target() {
        Token name = tokens.current();
        if (name.kind() == Kind.QUOTED_NAME) {
            tokens.requireNotEmpty(name);
            tokens.advance();
            return new Target.Column(name.text(), true);
        }
        if (name.kind() != Kind.WORD) {
            throw tokens.error(name, "expected a column name, __ttl or __timestamp but found " + name.shown());
        }
        tokens.advance();
        return switch (name.text()) {
            case Target.Ttl.WORD -> new Target.Ttl();
            case Target.WriteTimestamp.WORD -> new Target.WriteTimestamp();
            default -> new Target.Column(name.text(), false);
        };
    }

    private static Assignment last(List<Assignment> assignments) {
        return assignments.get(assignments.size() - 1);
    }
}
