package dev.scamander.it.quickstart;

import java.util.Locale;

/**
 * How far a connector has come.
 *
 * @param done records done
 * @param all records to do
 */
record HowFar(long done, long all) {
    boolean isDone() {
        return done >= all;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d of %s", done, records(all));
    }

    /** Returns a number of records in words. */
    static String records(long number) {
        return String.format(Locale.ROOT, "%,d record%s", number, number == 1 ? "" : "s");
    }
}
