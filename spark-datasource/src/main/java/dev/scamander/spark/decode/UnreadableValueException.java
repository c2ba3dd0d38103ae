package dev.scamander.spark.decode;

/** A stored value that has no equal in the column's Spark type. Whatever encloses the value puts its step in front of the path. */
public final class UnreadableValueException extends IllegalArgumentException {

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

    /**
     * Puts a step in front of the path.
     *
     * @param step for example {@code .length} or {@code [3]}
     * @param failure what went wrong inside; anything but this class's own means malformed bytes
     * @return the exception to throw
     */
    static UnreadableValueException at(String step, IllegalArgumentException failure) {
        UnreadableValueException located = failure instanceof UnreadableValueException inner
                ? new UnreadableValueException(step + inner.path, inner.reason)
                : new UnreadableValueException(step, "is malformed: " + failure.getMessage());
        located.setStackTrace(failure.getStackTrace());
        return located;
    }
}
