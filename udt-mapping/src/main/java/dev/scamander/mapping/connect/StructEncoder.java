package dev.scamander.mapping.connect;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** A UDT from a Struct: which field goes where was settled when it was compiled. */
final class StructEncoder extends StructSourceEncoder {

    private final Field[] sources;
    private final CqlEncoder<Object>[] encoders;

    /**
     * Makes the encoder.
     *
     * @param sources for each field of the UDT the one of the Struct, null if it has none
     * @param encoders for each field of the UDT
     */
    @SuppressWarnings("unchecked")
    StructEncoder(String target, List<Field> sources, List<CqlEncoder<Object>> encoders) {
        super(target);
        this.sources = sources.toArray(Field[]::new);
        this.encoders = encoders.toArray(CqlEncoder[]::new);
    }

    @Override
    boolean encodeStruct(Struct struct, CqlOutput out) {
        for (int i = 0; i < sources.length; i++) {
            Field field = sources[i];
            if (field == null) {
                out.writeNull();
                continue;
            }
            int mark = out.beginValue();
            try {
                if (encoders[i].encode(struct.get(field), out)) {
                    out.endValue(mark);
                } else {
                    out.nullValue(mark);
                }
            } catch (MappingException e) {
                throw e.inField(field.name());
            }
        }
        return true;
    }
}
