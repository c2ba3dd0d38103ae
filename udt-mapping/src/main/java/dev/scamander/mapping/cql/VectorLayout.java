package dev.scamander.mapping.cql;

/** The body of a vector whose elements have their length in front, as an unsigned vint. */
public final class VectorLayout {

    private VectorLayout() {}

    /**
     * Puts the length of an element in front of it.
     *
     * @param out where the element was appended last
     * @param start where it begins
     */
    public static void prefixLength(CqlOutput out, int start) {
        int end = out.position();
        CqlVint.writeUnsigned(end - start, out);
        out.moveTail(end, start, 0);
    }
}
