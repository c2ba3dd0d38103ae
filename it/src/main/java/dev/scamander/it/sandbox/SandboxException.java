package dev.scamander.it.sandbox;

/** The sandbox cannot do what it was asked; the message says what, and quotes the end of the log that tells why. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one. */
    public SandboxException(String message) {
        super(message);
    }

    /** Makes one with a cause, which may be null. */
    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
