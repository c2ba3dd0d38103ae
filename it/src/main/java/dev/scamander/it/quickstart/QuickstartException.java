package dev.scamander.it.quickstart;

/** The road is broken somewhere: the message says where, in words for the person who started the quickstart. */
final class QuickstartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QuickstartException(String message) {
        super(message);
    }

    QuickstartException(String message, Throwable cause) {
        super(message, cause);
    }
}
