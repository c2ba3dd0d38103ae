package dev.scamander.mapping.cql;

/**
 * The body of a UDT while it is written: its fields in the order of the type, each with a length in front. A field that
 * the source has not given yet holds the place with a length that is no length.
 */
public final class UdtLayout {

    private static final int MISSING_LENGTH = -2;

    private UdtLayout() {}

    /**
     * Holds places.
     *
     * @param out where to append
     * @param count of fields that were not given
     */
    public static void skip(CqlOutput out, int count) {
        for (int i = 0; i < count; i++) {
            out.writeInt(MISSING_LENGTH);
        }
    }

    /**
     * Finds a field that was written or skipped.
     *
     * @param out where the body is
     * @param start where the body begins
     * @param index of the field
     * @return the position of its length
     */
    public static int find(CqlOutput out, int start, int index) {
        int at = start;
        for (int i = 0; i < index; i++) {
            at += Integer.BYTES + Math.max(0, out.getInt(at));
        }
        return at;
    }

    /**
     * Whether a place is only held.
     *
     * @param out where the body is
     * @param place position of the field's length
     * @return true if the field was not given
     */
    public static boolean isMissing(CqlOutput out, int place) {
        return out.getInt(place) == MISSING_LENGTH;
    }

    /**
     * Takes a field back: it counts as not given.
     *
     * @param out where the body is
     * @param start where the body begins
     * @param index of the field
     */
    public static void forget(CqlOutput out, int start, int index) {
        int place = find(out, start, index);
        int length = Math.max(0, out.getInt(place));
        out.putInt(place, MISSING_LENGTH);
        out.remove(place + Integer.BYTES, length);
    }

    /**
     * Makes null of all fields that were not given.
     *
     * @param out where the body is
     * @param start where the body begins
     * @param count of the fields of the type
     * @return the first field that was not given; -1 if all were
     */
    public static int close(CqlOutput out, int start, int count) {
        int missing = -1;
        int at = start;
        for (int i = 0; i < count; i++) {
            if (isMissing(out, at)) {
                out.putInt(at, CqlOutput.NULL_LENGTH);
                missing = missing < 0 ? i : missing;
            }
            at += Integer.BYTES + Math.max(0, out.getInt(at));
        }
        return missing;
    }
}
