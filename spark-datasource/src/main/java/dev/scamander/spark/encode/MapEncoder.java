package dev.scamander.spark.encode;

import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;

/** A map from a map: the number of entries, then keys and values in turn, each behind its length. */
final class MapEncoder implements FieldEncoder {

    private final FieldEncoder key;
    private final FieldEncoder value;
    private final String target;

    /**
     * Makes an encoder.
     *
     * @param key encodes the keys
     * @param value encodes the values
     * @param target names and type, for errors
     */
    MapEncoder(FieldEncoder key, FieldEncoder value, String target) {
        this.key = key;
        this.value = value;
        this.target = target;
    }

    @Override
    public boolean encode(SpecializedGetters from, int ordinal, CqlOutput out) {
        MapData map = from.getMap(ordinal);
        ArrayData keys = map.keyArray();
        ArrayData values = map.valueArray();
        int count = map.numElements();
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            try {
                SequenceEncoder.element(key, keys, i, out, target, "no key of a map");
                SequenceEncoder.element(value, values, i, out, target, "no value of a map");
            } catch (MappingException e) {
                throw e.inItem(i);
            }
        }
        return true;
    }
}
