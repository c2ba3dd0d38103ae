package dev.scamander.mapping;

/**
 * How large a document may be in every respect in which a hostile one could hurt. Each limit that is passed is a
 * {@link MappingException} that names the limit.
 *
 * @param maxDepth levels of objects and arrays in a document
 * @param maxNumberLength characters of a number, and digits of one made from an exponent
 * @param maxExponent largest power of ten, either sign, that a number may be written with
 * @param maxStringLength characters of a string or of a field's name
 * @param maxDocumentBytes bytes (or characters) of a whole document
 */
public record MappingLimits(
        int maxDepth, int maxNumberLength, int maxExponent, int maxStringLength, long maxDocumentBytes) {

    private static final MappingLimits DEFAULTS = new MappingLimits(128, 1_000, 1_000, 16 << 20, 32 << 20);

    /** Refuses limits that allow nothing. */
    public MappingLimits {
        requirePositive("maxDepth", maxDepth);
        requirePositive("maxNumberLength", maxNumberLength);
        requirePositive("maxExponent", maxExponent);
        requirePositive("maxStringLength", maxStringLength);
        requirePositive("maxDocumentBytes", maxDocumentBytes);
        if (maxDepth > 1_000) {
            throw new IllegalArgumentException("maxDepth is " + maxDepth + "; give 1 to 1000");
        }
    }

    /**
     * Limits that no sound record meets: 128 levels, 1,000 characters a number, exponents to 1,000, 16 Mi characters a
     * string, 32 MiB a document (a Cassandra mutation holds 16 MiB).
     *
     * @return the defaults
     */
    public static MappingLimits defaults() {
        return DEFAULTS;
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; give 1 or more");
        }
    }
}
