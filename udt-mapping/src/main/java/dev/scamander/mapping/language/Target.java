package dev.scamander.mapping.language;

/** What is filled: the left-hand side of one assignment. {@code toString} prints it in the language. */
public sealed interface Target {

    /**
     * A column of the table.
     *
     * @param name the name as written, without quotes; upper and lower case are kept whether quoted or not
     * @param quoted whether it was written in quotes: then only the column of exactly this name is meant
     */
    record Column(String name, boolean quoted) implements Target {
        @Override
        public String toString() {
            return quoted || !Words.isWord(name) || name.equals(Ttl.WORD) || name.equals(WriteTimestamp.WORD)
                    ? Words.quote(name)
                    : name;
        }
    }

    /** {@code __ttl}: the time to live of the row. */
    record Ttl() implements Target {
        static final String WORD = "__ttl";

        @Override
        public String toString() {
            return WORD;
        }
    }

    /** {@code __timestamp}: the write timestamp of the row. */
    record WriteTimestamp() implements Target {
        static final String WORD = "__timestamp";

        @Override
        public String toString() {
            return WORD;
        }
    }
}
