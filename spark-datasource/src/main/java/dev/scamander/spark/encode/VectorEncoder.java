package dev.scamander.spark.encode;

import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.VectorLayout;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** A vector from an array of as many elements, none of them null; only elements of variable width have their length in front. */
final class VectorEncoder implements FieldEncoder {

    private final FieldEncoder element;
    private final int dimensions;
    private final boolean variable;
    private final boolean floats;
    private final String target;

    /**
     * Makes an encoder.
     *
     * @param element encodes the elements
     * @param dimensions how many there are
     * @param variable whether elements differ in width
     * @param floats whether both sides are floats
     * @param target names and type, for errors
     */
    VectorEncoder(FieldEncoder element, int dimensions, boolean variable, boolean floats, String target) {
        this.element = element;
        this.dimensions = dimensions;
        this.variable = variable;
        this.floats = floats;
        this.target = target;
    }

    @Override
    public boolean encode(SpecializedGetters from, int ordinal, CqlOutput out) {
        ArrayData array = from.getArray(ordinal);
        if (array.numElements() != dimensions) {
            throw new MappingException(target, null, "has " + array.numElements() + " elements; give " + dimensions);
        }
        for (int i = 0; i < dimensions; i++) {
            if (array.isNullAt(i)) {
                throw nullElement().inItem(i);
            }
            if (floats) {
                out.writeInt(Float.floatToIntBits(array.getFloat(i)));
            } else {
                write(array, i, out);
            }
        }
        return true;
    }

    private void write(ArrayData array, int index, CqlOutput out) {
        int start = out.position();
        try {
            if (!element.encode(array, index, out)) {
                throw nullElement();
            }
        } catch (MappingException e) {
            throw e.inItem(index);
        }
        if (variable) {
            VectorLayout.prefixLength(out, start);
        }
    }

    private MappingException nullElement() {
        return new MappingException(target, null, "is null, which no element of a vector can be");
    }
}
