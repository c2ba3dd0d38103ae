package dev.scamander.mapping.language;

import java.math.BigDecimal;
import java.util.List;

/** What a column is filled with: the right-hand side of one assignment. {@code toString} prints it in the language. */
public sealed interface Source {

    /**
     * A place in the record; without segments the whole key or value.
     *
     * @param root where the path starts
     * @param segments the steps from there; for {@link Root#HEADER} the first one is the header's name
     */
    record Path(Root root, List<Segment> segments) implements Source {
        /** Keeps the segments in an unmodifiable list. */
        public Path {
            segments = List.copyOf(segments);
        }

        /** Whether the path is the whole key or value. */
        public boolean isWhole() {
            return segments.isEmpty();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(root.word());
            for (Segment segment : segments) {
                if (segment instanceof Segment.Name) {
                    text.append('.');
                }
                text.append(segment);
            }
            return text.toString();
        }
    }

    /**
     * A constant.
     *
     * @param value a {@link String}, {@link BigDecimal}, {@link Boolean}, or null
     */
    record Literal(Object value) implements Source {
        @Override
        public String toString() {
            return value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
        }
    }

    /** {@code now()}: the time at which the record is mapped; a new time-based UUID for a {@code timeuuid} column. */
    record Now() implements Source {
        @Override
        public String toString() {
            return "now()";
        }
    }

    /**
     * {@code scale(path, factor)}: the number at the path times the factor, in exact decimal arithmetic, rounded half up
     * (away from zero) to an integer. So {@code scale(value.rain, 10)} turns 0.3 mm into 3 tenths and -0.1 into -1.
     *
     * @param path where the number is
     * @param factor what it is multiplied with
     */
    record Scale(Path path, BigDecimal factor) implements Source {
        @Override
        public String toString() {
            return "scale(" + path + ", " + factor + ")";
        }
    }

    /**
     * An operator and what it is applied to, such as {@code sum(value.rain)} or {@code append(value.tags)}.
     *
     * @param operator the operator
     * @param argument a {@link Path} or {@link Scale}; null for {@code count()}
     */
    record Applied(Operator operator, Source argument) implements Source {
        @Override
        public String toString() {
            return operator.word() + "(" + (argument == null ? "" : argument) + ")";
        }
    }

    /**
     * {@code topic()}, {@code partition()}, {@code offset()} or {@code timestamp()} of the record.
     *
     * @param field which of them
     */
    record Metadata(RecordField field) implements Source {
        @Override
        public String toString() {
            return field.word() + "()";
        }
    }
}
