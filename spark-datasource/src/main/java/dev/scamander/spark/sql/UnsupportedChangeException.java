package dev.scamander.spark.sql;

/** A change of rows that Cassandra cannot make. The message says why, and what would be right. */
public final class UnsupportedChangeException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    UnsupportedChangeException(String table, String reason) {
        super(table + ": " + reason);
    }
}
