package dev.scamander.spark.rdd;

import java.util.List;
import org.apache.spark.sql.Row;

/** The values of a key, however they are given. */
final class KeyValues {

    private KeyValues() {}

    /** Those of a row, a list or an array, or else the value itself. */
    static Object[] of(Object key) {
        if (key instanceof Object[] several) {
            return several;
        }
        if (key instanceof List<?> several) {
            return several.toArray();
        }
        if (key instanceof Row row) {
            Object[] values = new Object[row.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(i);
            }
            return values;
        }
        return new Object[] {key};
    }

    /** Those of a row's columns. */
    static Object[] of(Row row, String[] columns) {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(row.fieldIndex(columns[i]));
        }
        return values;
    }
}
