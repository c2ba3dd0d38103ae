package dev.scamander.spark.decode;

/** A stored value that has no equal in the column's Spark type. Whatever encloses the value puts its step in front of the path. */
public final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    UnreadableValueException(String reason) {
        this("", reason);
    }

    private UnreadableValueException(String path, String reason) {
        super(path.isEmpty() ? reason : path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    UnreadableValueException at(String step) {
        UnreadableValueException located = new UnreadableValueException(step + path, reason);
        located.setStackTrace(getStackTrace());
        return located;
    }
}
