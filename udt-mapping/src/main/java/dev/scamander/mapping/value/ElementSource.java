package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What can be taken as a sequence of elements: collections, arrays, and the driver's vectors and tuples. */
final class ElementSource {

    static final String KINDS = "a collection or an array";

    private ElementSource() {}

    /** The elements; null if the value is no sequence. */
    static Collection<?> of(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof CqlVector<?> vector) {
            return vector.stream().toList();
        }
        if (value instanceof TupleValue tuple) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                // the driver makes empty collections of null ones
                elements.add(tuple.isNull(i) ? null : tuple.getObject(i));
            }
            return elements;
        }
        if (value.getClass().isArray() && !(value instanceof byte[])) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return elements;
        }
        return null;
    }
}
