package dev.scamander.mapping.language;

import dev.scamander.mapping.language.MappingScanner.Token;

/** The tokens of a mapping, one of which is the current one. */
final class Tokens {
    private final String text;
    private final MappingScanner scanner;
    private Token current;

    Tokens(String text) {
        this.text = text;
        this.scanner = new MappingScanner(text);
        advance();
    }

    Token current() {
        return current;
    }

    void advance() {
        current = scanner.next();
    }

    /** Scans the current token anew as a number. */
    Token number() {
        return scanner.number(current.start());
    }

    InvalidMappingException error(Token at, String reason) {
        return new InvalidMappingException(text, at.start(), reason);
    }

    void requireNotEmpty(Token name) {
        if (name.text().isEmpty()) {
            throw error(name, "a name cannot be empty");
        }
    }
}
