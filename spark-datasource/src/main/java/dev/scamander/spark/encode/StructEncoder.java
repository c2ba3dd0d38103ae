package dev.scamander.spark.encode;

import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;

/** A UDT or a tuple from a struct: the fields in the order of the CQL type, each behind its length. */
final class StructEncoder implements FieldEncoder {

    private final Field[] fields;
    private final int width;

    /**
     * One field of the CQL type.
     *
     * @param name its name, for errors
     * @param ordinal its place in the struct
     * @param encoder encodes it
     */
    record Field(String name, int ordinal, FieldEncoder encoder) {

        /** A field that the struct does not have. */
        static final Field MISSING = new Field("", -1, null);
    }

    /**
     * Makes an encoder.
     *
     * @param fields all fields of the CQL type
     * @param width how many fields the struct has
     */
    StructEncoder(List<Field> fields, int width) {
        this.fields = fields.toArray(Field[]::new);
        this.width = width;
    }

    @Override
    public boolean encode(SpecializedGetters from, int ordinal, CqlOutput out) {
        InternalRow struct = from.getStruct(ordinal, width);
        for (Field field : fields) {
            if (field == Field.MISSING) {
                out.writeNull();
                continue;
            }
            try {
                field.encoder.encodeSized(struct, field.ordinal, out);
            } catch (MappingException e) {
                throw e.inField(field.name);
            }
        }
        return true;
    }
}
