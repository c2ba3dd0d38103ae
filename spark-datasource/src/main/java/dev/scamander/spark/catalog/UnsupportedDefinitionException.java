package dev.scamander.spark.catalog;

/** Spark DDL that Cassandra has nothing like; the message names the part and what would be right. */
public final class UnsupportedDefinitionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnsupportedDefinitionException(String what, String reason) {
        super(what + ": " + reason);
    }
}
