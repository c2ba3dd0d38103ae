package dev.scamander.spark.write;

import java.io.IOException;

/** A row that was not written. The message names the table, the row's primary key and the reason. */
public final class RowWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    RowWriteException(String table, String key, String reason, Throwable cause) {
        super(table + ": row " + key + " was not written: " + reason, cause);
    }
}
