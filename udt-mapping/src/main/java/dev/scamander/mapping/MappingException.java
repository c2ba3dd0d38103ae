package dev.scamander.mapping;

/**
 * A value that does not fit its target. Names where the value was found, where it was to go, what it was, and what is
 * wrong with it. Carries no stack trace: it reports on data, not on code, and may be thrown once per record.
 *
 * <p>Encoders throw it with an empty path; whatever encloses the value puts its own step in front while the exception
 * passes, so that values that fit pay nothing for the path.
 */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_EXCERPT = 64;
    private static final int MAX_PATH = 1024;

    private final String target;
    private final String value;
    private final String reason;
    private String root = "$";
    private String steps = "";

    /**
     * Reports a value that does not fit.
     *
     * @param target where the value was to go, with its CQL type, as in {@code product.dimensions.length float}
     * @param value the value or the beginning of it as it was found; null if there is none to show
     * @param reason what is wrong, and what would be right
     */
    public MappingException(String target, String value, String reason) {
        super(null, null, false, false);
        this.target = target;
        this.value = value;
        this.reason = reason;
    }

    /**
     * Where the value was found.
     *
     * @return a path such as {@code $.dimensions.length} or {@code $.items[3]["unit price"]}
     */
    public String path() {
        return root + steps;
    }

    /**
     * Where the value was to go.
     *
     * @return the names and the CQL type, as in {@code product.dimensions.length float}
     */
    public String target() {
        return target;
    }

    /**
     * The beginning of the value as it was found.
     *
     * @return at most 64 characters of it; null if there is none to show
     */
    public String value() {
        return value;
    }

    /**
     * What is wrong.
     *
     * @return the reason without path, target and value
     */
    public String reason() {
        return reason;
    }

    /**
     * Names the document in which the path begins, in place of {@code $}.
     *
     * @param root for example {@code key} or {@code header.trace}
     * @return this
     */
    public MappingException rootedAt(String root) {
        this.root = root;
        return this;
    }

    /**
     * Puts a field in front of the path.
     *
     * @param field the name of the field that holds the value
     * @return this
     */
    public MappingException inField(String field) {
        return step(isPlain(field) ? "." + field : "[\"" + excerpt(field).replace("\"", "\\\"") + "\"]");
    }

    /**
     * Puts an item of a sequence in front of the path.
     *
     * @param index the position of the item, from 0
     * @return this
     */
    public MappingException inItem(int index) {
        return step("[" + index + "]");
    }

    /**
     * Puts an entry of a map in front of the path.
     *
     * @param key the key of the entry, as text
     * @return this
     */
    public MappingException inEntry(String key) {
        return inField(key);
    }

    /** Path, target, value and reason in one line. */
    @Override
    public String getMessage() {
        StringBuilder text =
                new StringBuilder(path()).append(" -> ").append(target).append(": ");
        if (value != null) {
            text.append(value).append(' ');
        }
        return text.append(reason).toString();
    }

    /**
     * Cuts a text to what an error message shows of it.
     *
     * @param text the whole text, may be null
     * @return its beginning, without control characters; null for null
     */
    public static String excerpt(CharSequence text) {
        if (text == null) {
            return null;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < MAX_EXCERPT; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return text.length() > MAX_EXCERPT ? shown.append("...").toString() : shown.toString();
    }

    private MappingException step(String step) {
        if (steps.length() < MAX_PATH) {
            steps = step + steps;
        }
        return this;
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty() || name.length() > MAX_EXCERPT) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '$') {
                return false;
            }
        }
        return true;
    }
}
