package dev.scamander.mapping.ddl;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All that samples have had at one place. */
final class SampleNode {
    private final String path;
    private final Set<SampleKind> kinds = EnumSet.noneOf(SampleKind.class);
    private final Map<String, SampleNode> fields = new LinkedHashMap<>();
    private final Map<String, Integer> occurrences = new LinkedHashMap<>();
    private SampleNode items;
    private int objects;
    private int largestObject;
    private boolean nulls;

    SampleNode(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    void addScalar(SampleKind kind) {
        kinds.add(kind);
    }

    void addNull() {
        nulls = true;
    }

    boolean hasNulls() {
        return nulls;
    }

    /** Notes an array; its items are added to the result. */
    SampleNode addArray() {
        if (items == null) {
            items = new SampleNode(path + "[]");
        }
        return items;
    }

    /** Notes an object of so many fields, each of which is added with {@link #addField}. */
    void addObject(int size) {
        objects++;
        largestObject = Math.max(largestObject, size);
    }

    SampleNode addField(String name) {
        occurrences.merge(name, 1, Integer::sum);
        return fields.computeIfAbsent(name, field -> new SampleNode(path + "." + field));
    }

    Set<SampleKind> kinds() {
        return kinds;
    }

    SampleNode items() {
        return items;
    }

    Map<String, SampleNode> fields() {
        return fields;
    }

    boolean hasObjects() {
        return objects > 0;
    }

    /**
     * Whether the names differ so much from object to object that they look like data: there are more than twice as many
     * as any object has, and none is in all of them.
     */
    boolean hasChangingNames() {
        return objects > 1
                && fields.size() > 2 * largestObject
                && occurrences.values().stream().allMatch(count -> count < objects);
    }

    /** Whether objects here have at least half of their names in common, on the average. */
    boolean sharesNames() {
        int fieldsSeen =
                occurrences.values().stream().mapToInt(Integer::intValue).sum();
        return 2L * fieldsSeen >= (long) objects * fields.size();
    }

    /** Adds all that another place has had. */
    void addAll(SampleNode other) {
        kinds.addAll(other.kinds);
        objects += other.objects;
        nulls |= other.nulls;
        largestObject = Math.max(largestObject, other.largestObject);
        if (other.items != null) {
            addArray().addAll(other.items);
        }
        other.fields.forEach((name, field) -> {
            occurrences.merge(name, other.occurrences.get(name), Integer::sum);
            fields.computeIfAbsent(name, added -> new SampleNode(path + "." + added))
                    .addAll(field);
        });
    }
}
