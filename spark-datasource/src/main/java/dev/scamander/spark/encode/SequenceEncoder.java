package dev.scamander.spark.encode;

import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** A list or set from an array: the number of elements, then each behind its length. */
final class SequenceEncoder implements FieldEncoder {

    private final FieldEncoder element;
    private final String target;
    private final String part;

    /**
     * Makes an encoder.
     *
     * @param element encodes the elements
     * @param target names and type, for errors
     * @param part what cannot be null, for errors
     */
    SequenceEncoder(FieldEncoder element, String target, String part) {
        this.element = element;
        this.target = target;
        this.part = part;
    }

    @Override
    public boolean encode(SpecializedGetters from, int ordinal, CqlOutput out) {
        write(from.getArray(ordinal), out);
        return true;
    }

    private void write(ArrayData array, CqlOutput out) {
        int count = array.numElements();
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            try {
                element(element, array, i, out, target, part);
            } catch (MappingException e) {
                throw e.inItem(i);
            }
        }
    }

    /** Appends an element, which must not be null, behind its length. */
    static void element(FieldEncoder encoder, ArrayData array, int index, CqlOutput out, String target, String part) {
        int mark = out.beginValue();
        if (array.isNullAt(index) || !encoder.encode(array, index, out)) {
            throw new MappingException(target, null, "is null, which " + part + " can be");
        }
        out.endValue(mark);
    }
}
