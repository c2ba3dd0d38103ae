package dev.scamander.mapping.connect;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import java.util.List;

/**
 * Names for types that have none, of letters, digits and underscores: {@code tuple<int, list<text>>} is {@code
 * tuple2_int_list_text}. Types that differ have names that differ, as every part says how many more follow.
 */
final class TypeNames {
    private TypeNames() {}

    static String of(DataType type) {
        if (type instanceof TupleType tuple) {
            List<DataType> parts = tuple.getComponentTypes();
            return "tuple" + parts.size() + join(parts);
        }
        if (type instanceof ListType list) {
            return "list" + join(List.of(list.getElementType()));
        }
        if (type instanceof SetType set) {
            return "set" + join(List.of(set.getElementType()));
        }
        if (type instanceof MapType map) {
            return "map" + join(List.of(map.getKeyType(), map.getValueType()));
        }
        if (type instanceof VectorType vector) {
            return "vector" + vector.getDimensions() + join(List.of(vector.getElementType()));
        }
        if (type instanceof UserDefinedType udt) {
            return udt.getName().asInternal();
        }
        return type.asCql(false, false);
    }

    private static String join(List<DataType> parts) {
        StringBuilder joined = new StringBuilder();
        parts.forEach(part -> joined.append('_').append(of(part)));
        return joined.toString();
    }
}
