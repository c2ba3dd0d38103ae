package dev.scamander.cassandra.write;

/**
 * Why a row was not written. Its message names the table and the reason.
 *
 * <p>Without a stack trace of its own: the cause has one where that helps.
 */
public final class WriteFailure extends RuntimeException {
    /** What kind of failure, which decides what the caller should do. */
    public enum Kind {
        /** Cassandra refused this row's data; the same row will be refused again. Report the row and go on. */
        DATA,
        /** The cluster did not take the row before the retry deadline. Do not pass over it: stop, or start again later. */
        EXHAUSTED,
        /** A counter update whose outcome is not known, and which was not repeated because the settings say so. */
        UNKNOWN_OUTCOME,
        /** The schema, the rights or the program are wrong: no row of this target can be written. Stop. */
        FATAL,
        /** The pipeline was closed before the row was acknowledged. It may or may not have been written. */
        CLOSED
    }

    private final Kind kind;

    /**
     * A failure, without a stack trace of its own.
     *
     * @param kind what kind
     * @param message what a person should know
     * @param cause what the driver said; may be null
     */
    public WriteFailure(Kind kind, String message, Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
    }

    /** What kind of failure. */
    public Kind kind() {
        return kind;
    }
}
