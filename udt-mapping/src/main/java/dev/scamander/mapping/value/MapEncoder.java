package dev.scamander.mapping.value;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.Map;

/** A map from a map without nulls. */
final class MapEncoder extends CompositeEncoder {

    private final CqlEncoder<Object> key;
    private final CqlEncoder<Object> value;

    MapEncoder(String target, CqlEncoder<Object> key, CqlEncoder<Object> value, CqlEncoder<String> text) {
        super(target, text);
        this.key = key;
        this.value = value;
    }

    @Override
    void write(Object source, CqlOutput out) {
        if (!(source instanceof Map<?, ?> map)) {
            throw unsuitable(source, "a map");
        }
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            try {
                require(key, entry.getKey(), "key", out);
                require(value, entry.getValue(), "value", out);
            } catch (MappingException e) {
                throw e.inEntry(String.valueOf(entry.getKey()));
            }
        }
    }

    private void require(CqlEncoder<Object> encoder, Object part, String name, CqlOutput out) {
        int mark = out.beginValue();
        if (!encoder.encode(part, out)) {
            throw fail("is null, which no " + name + " of a map can be");
        }
        out.endValue(mark);
    }
}
