package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.MappingLimits;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Choices where a description leaves one.
 *
 * @param mixed what becomes of a field that is a number in one sample and a text or a boolean in another
 * @param untyped what becomes of a field of which only nulls, or empty objects or arrays, are known
 * @param types the CQL types of columns by their names, in place of what would be derived; names that the description does
 *     not have, such as parts of the record's key, become columns too
 * @param maps paths, such as {@code $.categories}, of objects whose names are data and not fields
 * @param limits for the samples and schemas that are read
 */
public record DdlSettings(
        Mixed mixed, Untyped untyped, Map<String, DataType> types, Set<String> maps, MappingLimits limits) {

    /** What becomes of a field with values of several kinds. */
    public enum Mixed {
        /** A text column, which holds numbers and booleans as they are written. */
        TEXT,
        /** An error. */
        FAIL
    }

    /** What becomes of a field whose type is not known. */
    public enum Untyped {
        /** The table or type is made without it. */
        OMIT,
        /** A text column. */
        TEXT,
        /** An error. */
        FAIL
    }

    private static final DdlSettings DEFAULTS =
            new DdlSettings(Mixed.FAIL, Untyped.FAIL, Map.of(), Set.of(), MappingLimits.defaults());

    /** Refuses nulls; keeps copies. */
    public DdlSettings {
        Objects.requireNonNull(mixed, "mixed");
        Objects.requireNonNull(untyped, "untyped");
        Objects.requireNonNull(limits, "limits");
        types = Map.copyOf(types);
        maps = Set.copyOf(maps);
    }

    /** The defaults: what cannot be decided is an error. */
    public static DdlSettings defaults() {
        return DEFAULTS;
    }

    /** The shape that is chosen for the column at a path, if there is one. */
    Optional<Shape> chosenAt(String path) {
        return types.entrySet().stream()
                .filter(entry -> path.equalsIgnoreCase("$." + entry.getKey()))
                .findFirst()
                .map(entry -> new Shape.Scalar(entry.getValue()));
    }

    /** A copy with this choice for fields of several kinds. */
    public DdlSettings withMixed(Mixed choice) {
        return new DdlSettings(choice, untyped, types, maps, limits);
    }

    /** A copy with this choice for fields without a known type. */
    public DdlSettings withUntyped(Untyped choice) {
        return new DdlSettings(mixed, choice, types, maps, limits);
    }

    /** A copy in which the column has this type. */
    public DdlSettings withType(String column, DataType type) {
        Map<String, DataType> more = new LinkedHashMap<>(types);
        more.put(column, type);
        return new DdlSettings(mixed, untyped, more, maps, limits);
    }

    /** A copy in which the object at the path is a map. */
    public DdlSettings withMap(String path) {
        Set<String> more = new LinkedHashSet<>(maps);
        more.add(path);
        return new DdlSettings(mixed, untyped, types, more, limits);
    }
}
