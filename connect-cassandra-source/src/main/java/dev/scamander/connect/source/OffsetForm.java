package dev.scamander.connect.source;

import java.util.Map;

/**
 * What of an offset can be understood without its table.
 *
 * @param window the times that it is of
 * @param done whether the window is read
 * @param hasRow whether it names a row; it must, if the window is not read yet
 * @param token the token of that row
 */
record OffsetForm(Window window, boolean done, boolean hasRow, long token) {
    static final String TOKEN = "token";
    static final String KEY = "key.";
    static final String CLUSTERING = "clustering.";
    static final String DONE = "done";

    /**
     * Reads an offset.
     *
     * @throws IllegalArgumentException if it is not of the form, saying why
     */
    static OffsetForm of(Map<String, ?> offset) {
        for (String name : offset.keySet()) {
            if (!name.equals(TOKEN)
                    && !name.equals(DONE)
                    && !name.equals(Window.FROM)
                    && !name.equals(Window.TO)
                    && !name.startsWith(KEY)
                    && !name.startsWith(CLUSTERING)) {
                throw new IllegalArgumentException("An offset has no '" + name + "'; it has " + TOKEN + ", " + KEY
                        + "<column>, " + CLUSTERING + "<column>, " + DONE + ", and for increments " + Window.FROM
                        + " and " + Window.TO);
            }
        }
        boolean done = done(offset);
        boolean hasRow = offset.get(TOKEN) != null;
        if (!hasRow
                && (!done || offset.keySet().stream().anyMatch(n -> n.startsWith(KEY) || n.startsWith(CLUSTERING)))) {
            throw new IllegalArgumentException("The offset " + offset + " lacks '" + TOKEN
                    + "', a whole number; without it, an offset can only say \"" + DONE + "\": true");
        }
        return new OffsetForm(Window.parse(offset), done, hasRow, hasRow ? token(offset) : 0);
    }

    private static long token(Map<String, ?> offset) {
        if (offset.get(TOKEN) instanceof Number token && !(token instanceof Double) && !(token instanceof Float)) {
            return token.longValue();
        }
        throw new IllegalArgumentException(
                "The offset's '" + TOKEN + "' is " + offset.get(TOKEN) + "; give a whole number");
    }

    private static boolean done(Map<String, ?> offset) {
        Object done = offset.get(DONE);
        if (done == null || done instanceof Boolean) {
            return Boolean.TRUE.equals(done);
        }
        throw new IllegalArgumentException("The offset's '" + DONE + "' is " + done + "; give true or false");
    }
}
