package dev.scamander.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names of the fields or columns that a source may give values for. A name matches exactly, or else without regard
 * to case if that leaves no doubt which one is meant.
 */
public final class FieldNames {

    /** The index of a name that matches none. */
    public static final int UNKNOWN = -2;

    private static final Integer AMBIGUOUS = UNKNOWN;

    private final List<String> names;
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> loose = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Prepares names.
     *
     * @param names the names, whose positions are their indexes
     */
    public FieldNames(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            exact.put(names.get(i), i);
            loose.merge(names.get(i), i, (one, other) -> AMBIGUOUS);
        }
    }

    /**
     * The names.
     *
     * @return in the order of their indexes
     */
    public List<String> all() {
        return names;
    }

    /**
     * Whether a name is the very one, rather than one that differs in case.
     *
     * @param index of the field
     * @param name as the source has it
     * @return true if they are equal
     */
    public boolean isExact(int index, String name) {
        return names.get(index).equals(name);
    }

    /**
     * Looks a name up.
     *
     * @param name as the source has it
     * @return its index, or {@link #UNKNOWN}
     */
    public int find(String name) {
        Integer index = exact.get(name);
        if (index == null) {
            index = loose.get(name);
        }
        return index == null ? UNKNOWN : index;
    }
}
