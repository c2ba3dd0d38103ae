package dev.scamander.spark.filter;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Partition keys: every combination of one value for each key column.
 *
 * @param values the encoded values of each column of the partition key, in order
 */
public record KeySet(List<List<byte[]>> values) implements Serializable {

    private static final int MAX_KEY_BYTES = 65535;

    /**
     * How many keys there are.
     *
     * @return the product of the columns' numbers of values
     */
    public long size() {
        long size = 1;
        for (List<byte[]> column : values) {
            size = Math.multiplyExact(size, (long) column.size());
        }
        return size;
    }

    /**
     * All keys that can exist.
     *
     * @return one array per key, holding a value per column
     */
    public List<byte[][]> keys() {
        List<byte[][]> keys = new ArrayList<>();
        combine(new byte[values.size()][], 0, keys);
        return keys;
    }

    private void combine(byte[][] key, int column, List<byte[][]> keys) {
        if (column == key.length) {
            if (canExist(key)) {
                keys.add(key.clone());
            }
            return;
        }
        for (byte[] value : values.get(column)) {
            key[column] = value;
            combine(key, column + 1, keys);
        }
    }

    /** The server refuses to look up keys that it refuses to store. */
    private static boolean canExist(byte[][] key) {
        int size = 0;
        for (byte[] value : key) {
            // Each part of a composite key stands between a length and an end mark.
            size += value.length + (key.length > 1 ? 3 : 0);
        }
        return size <= MAX_KEY_BYTES && !(key.length == 1 && key[0].length == 0);
    }
}
