package dev.scamander.connect.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * A span of times of rows, in milliseconds of UTC. Rows of equal time are in one window, so that no border between two
 * reads ever separates them.
 *
 * @param from the first time; {@link Long#MIN_VALUE} for the beginning of all times
 * @param to the time behind the last; {@link Long#MAX_VALUE} for no end
 */
record Window(long from, long to) {
    static final String FROM = "from";
    static final String TO = "to";

    /** Every row, those without a time among them. */
    static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

    Window {
        if (from >= to) {
            throw new IllegalArgumentException("'" + TO + "' must lie behind '" + FROM + "'");
        }
    }

    boolean isAll() {
        return equals(ALL);
    }

    boolean isFromBeginning() {
        return from == Long.MIN_VALUE;
    }

    /** Writes the window as part of an offset: times as text in UTC, nothing for an open end. */
    void writeTo(Map<String, Object> offset) {
        if (from != Long.MIN_VALUE) {
            offset.put(FROM, Instant.ofEpochMilli(from).toString());
        }
        if (to != Long.MAX_VALUE) {
            offset.put(TO, Instant.ofEpochMilli(to).toString());
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IllegalArgumentException if it is no window, saying why
     */
    static Window parse(Map<String, ?> offset) {
        if (offset.get(FROM) != null && offset.get(TO) == null) {
            throw new IllegalArgumentException("The offset has '" + FROM + "' but lacks '" + TO + "'");
        }
        return new Window(time(offset, FROM, Long.MIN_VALUE), time(offset, TO, Long.MAX_VALUE));
    }

    private static long time(Map<String, ?> offset, String name, long ifAbsent) {
        Object text = offset.get(name);
        if (text == null) {
            return ifAbsent;
        }
        try {
            return Instant.parse((String) text).toEpochMilli();
        } catch (DateTimeException | ClassCastException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "The offset's '" + name + "' is " + text + "; give a time in UTC such as 2026-01-31T00:00:00Z");
        }
    }
}
