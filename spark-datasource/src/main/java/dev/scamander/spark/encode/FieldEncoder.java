package dev.scamander.spark.encode;

import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** Encodes one field of rows, or the elements of arrays, of one Spark type as one CQL type. Immutable. */
@FunctionalInterface
interface FieldEncoder {

    /**
     * Appends the body of a value that is not null.
     *
     * @param from the row or array
     * @param ordinal the field or element
     * @param out where to append
     * @return false if the value stands for null after all, as JSON text {@code null} does; then nothing was written
     * @throws MappingException if the value does not fit
     */
    boolean encode(SpecializedGetters from, int ordinal, CqlOutput out);

    /** Appends a value, which may be null, behind its length. */
    default void encodeSized(SpecializedGetters from, int ordinal, CqlOutput out) {
        int mark = out.beginValue();
        if (!from.isNullAt(ordinal) && encode(from, ordinal, out)) {
            out.endValue(mark);
        } else {
            out.nullValue(mark);
        }
    }
}
