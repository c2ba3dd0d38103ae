package dev.scamander.spark.filter;

import java.util.List;

/** What one Spark predicate says about one column, in CQL's terms. */
sealed interface Restriction {

    /** The column's name as the server has it. */
    String column();

    /**
     * The column equals one of some values.
     *
     * @param column the column
     * @param values encoded values, none twice; none at all if no stored value can match
     */
    record OneOf(String column, List<byte[]> values) implements Restriction {}

    /**
     * The column lies above or below a value.
     *
     * @param column the column
     * @param operator one of {@code < <= > >=}
     * @param value the encoded value
     */
    record Bound(String column, String operator, byte[] value) implements Restriction {

        boolean isLower() {
            return operator.charAt(0) == '>';
        }
    }

    /**
     * The column has a value.
     *
     * @param column the column
     */
    record NotNull(String column) implements Restriction {}
}
