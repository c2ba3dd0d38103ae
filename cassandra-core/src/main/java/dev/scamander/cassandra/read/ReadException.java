package dev.scamander.cassandra.read;

/** A page that could not be read. The message says which statement and why; the cause is the driver's. */
public final class ReadException extends RuntimeException {
    private final boolean retriable;

    ReadException(String message, boolean retriable, Throwable cause) {
        super(message, cause);
        this.retriable = retriable;
    }

    /** Whether reading again later may work: the cluster did not answer before the deadline, rather than refused. */
    public boolean retriable() {
        return retriable;
    }
}
