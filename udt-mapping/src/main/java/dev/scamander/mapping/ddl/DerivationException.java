package dev.scamander.mapping.ddl;

/** A description from which no table can be derived. The message names the place and what would be right. */
public final class DerivationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    DerivationException(String path, String reason) {
        super(path + ": " + reason);
    }
}
