package dev.scamander.mapping.row;

import java.util.HashMap;
import java.util.Map;

/**
 * The names that records have had at one place, in the order in which they came. Records of one topic mostly agree in it,
 * and the parser hands out the same string for the same name, so that a name is mostly found by one comparison.
 */
final class FieldOrder {
    private static final int MOST_NAMES = 128;
    private static final int LONGEST_NAME = 128;

    private final FieldNode node;
    private final Map<String, Integer> places = new HashMap<>();
    private final String[] names = new String[MOST_NAMES];
    private final FieldNode.Edge[] edges = new FieldNode.Edge[MOST_NAMES];
    private int size;

    FieldOrder(FieldNode node) {
        this.node = node;
    }

    /**
     * The place of a name.
     *
     * @param expected the place behind the one of the name before it
     * @return the place, or -1 if the name is not worth remembering
     */
    int placeOf(int expected, String name) {
        if (expected < size && names[expected] == name) {
            return expected;
        }
        for (int place = 0; place < size; place++) {
            if (names[place] == name) {
                return place;
            }
        }
        return learn(name);
    }

    /** Where a name leads to, null if nothing is mapped there. */
    FieldNode.Edge edge(int place, String name) {
        return place < 0 ? node.find(name) : edges[place];
    }

    private int learn(String name) {
        Integer known = places.get(name);
        if (known != null) {
            names[known] = name;
            return known;
        }
        if (size == MOST_NAMES || name.length() > LONGEST_NAME) {
            return -1;
        }
        names[size] = name;
        edges[size] = node.find(name);
        places.put(name, size);
        return size++;
    }
}
