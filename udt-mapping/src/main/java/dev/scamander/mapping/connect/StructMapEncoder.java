package dev.scamander.mapping.connect;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** A map from a Struct: the names of its fields that are not null become the keys. */
final class StructMapEncoder extends StructSourceEncoder {

    private final List<Field> fields;
    private final CqlEncoder<Object> key;
    private final List<CqlEncoder<Object>> values;

    StructMapEncoder(String target, List<Field> fields, CqlEncoder<Object> key, List<CqlEncoder<Object>> values) {
        super(target);
        this.fields = List.copyOf(fields);
        this.key = key;
        this.values = List.copyOf(values);
    }

    @Override
    boolean encodeStruct(Struct struct, CqlOutput out) {
        int start = out.position();
        out.writeInt(0);
        int count = 0;
        for (int i = 0; i < fields.size(); i++) {
            Object value = struct.get(fields.get(i));
            if (value != null) {
                try {
                    writePart(key, fields.get(i).name(), out);
                    writePart(values.get(i), value, out);
                } catch (MappingException e) {
                    throw e.inField(fields.get(i).name());
                }
                count++;
            }
        }
        out.putInt(start, count);
        return true;
    }

    private static void writePart(CqlEncoder<Object> encoder, Object part, CqlOutput out) {
        int mark = out.beginValue();
        if (encoder.encode(part, out)) {
            out.endValue(mark);
        } else {
            out.nullValue(mark);
        }
    }
}
