package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.type.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shape of some data, whatever it was learnt from. */
sealed interface Shape {

    /** A value of one CQL type that has no parts. */
    record Scalar(DataType type) implements Shape {}

    /** Any number of items of one shape. */
    record Items(Shape item) implements Shape {}

    /** Any number of entries of one shape, under keys that are data. */
    record Entries(DataType key, Shape value) implements Shape {}

    /**
     * Fields with names of their own.
     *
     * @param name the name that the description gives this shape, or null
     * @param fields in their order
     */
    record Fields(String name, Map<String, Shape> fields) implements Shape {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A fixed number of values, each of its own shape.
     *
     * @param items in their order
     */
    record Positions(List<Shape> items) implements Shape {
        public Positions {
            items = List.copyOf(items);
        }
    }

    /** Nothing is known: there were only nulls, or empty objects or arrays, or the schema allows anything. */
    record Unknown(String reason) implements Shape {}
}
