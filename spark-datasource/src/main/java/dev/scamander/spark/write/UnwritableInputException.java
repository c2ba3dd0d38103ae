package dev.scamander.spark.write;

/** Rows that cannot be written to a table, known before any of them is. The message names the table, the column and what would be right. */
public final class UnwritableInputException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnwritableInputException(String table, String reason) {
        super(table + ": " + reason);
    }
}
