package dev.scamander.mapping.connect;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import org.apache.kafka.connect.data.Struct;

/** Encodes what a Struct holds, and nothing else. */
abstract class StructSourceEncoder implements CqlEncoder<Object> {
    private final String target;

    StructSourceEncoder(String target) {
        this.target = target;
    }

    final String target() {
        return target;
    }

    @Override
    public final boolean encode(Object source, CqlOutput out) {
        if (source == null) {
            return false;
        }
        if (!(source instanceof Struct struct)) {
            throw new MappingException(target, null, "is a " + source.getClass().getName() + "; give a Struct");
        }
        return encodeStruct(struct, out);
    }

    /** As {@link #encode}, of a Struct that is there. */
    abstract boolean encodeStruct(Struct struct, CqlOutput out);
}
