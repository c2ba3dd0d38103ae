package dev.scamander.spark.catalog;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Names the CQL types that Spark columns are stored as. Structs become user-defined types of their own. */
final class CqlTypeNames {

    private final String keyspace;
    private final String prefix;
    private final List<String> createTypes = new ArrayList<>();

    /**
     * Makes names for the columns of a table.
     *
     * @param keyspace the table's keyspace, where types are made
     * @param table the table's name, with which the names of types begin
     */
    CqlTypeNames(String keyspace, String table) {
        this.keyspace = keyspace;
        this.prefix = table;
    }

    /** The statements that make the user-defined types that were named, inner ones first. */
    List<String> createTypes() {
        return createTypes;
    }

    /**
     * The CQL type of a column.
     *
     * @param path the column's name, and those of the fields inside of it
     * @param type its Spark type
     * @return the type's name; collections inside of others and structs are frozen
     */
    String of(String path, DataType type) {
        return of(path, type, false);
    }

    private String of(String path, DataType type, boolean inside) {
        if (type instanceof ArrayType array) {
            return frozen("list<" + of(path, array.elementType(), true) + ">", inside);
        }
        if (type instanceof MapType map) {
            return frozen(
                    "map<" + of(path + "_key", map.keyType(), true) + ", " + of(path, map.valueType(), true) + ">",
                    inside);
        }
        if (type instanceof StructType struct) {
            return "frozen<" + userDefinedType(path, struct) + ">";
        }
        return scalar(path, type);
    }

    private static String frozen(String type, boolean frozen) {
        return frozen ? "frozen<" + type + ">" : type;
    }

    private String userDefinedType(String path, StructType struct) {
        String name = quoted(keyspace) + "." + quoted(prefix + "_" + path);
        StringBuilder fields = new StringBuilder();
        for (StructField field : struct.fields()) {
            fields.append(fields.isEmpty() ? "" : ", ")
                    .append(quoted(field.name()))
                    .append(' ')
                    .append(of(path + "_" + field.name(), field.dataType(), true));
        }
        createTypes.add("CREATE TYPE IF NOT EXISTS " + name + " (" + fields + ")");
        return name;
    }

    private static String scalar(String path, DataType type) {
        // By name: classes of types differ between versions of Spark, their names do not.
        String name = type.typeName();
        int detail = name.indexOf('(');
        int collation = name.indexOf(' ');
        String plain = name.substring(0, detail > 0 ? detail : collation > 0 ? collation : name.length());
        return switch (plain) {
            case "boolean" -> "boolean";
            case "byte", "tinyint" -> "tinyint";
            case "short", "smallint" -> "smallint";
            case "integer", "int" -> "int";
            case "long", "bigint" -> "bigint";
            case "float" -> "float";
            case "double" -> "double";
            case "decimal" -> "decimal";
            case "string", "varchar", "char" -> "text";
            case "binary" -> "blob";
            case "date" -> "date";
            case "timestamp" -> "timestamp";
            default ->
                throw new UnsupportedDefinitionException(
                        "column " + path + " " + name,
                        "no CQL type holds this; use boolean, tinyint, smallint, int, bigint, float, double, decimal, string, binary,"
                                + " date, timestamp, array, map or struct");
        };
    }

    static String quoted(String name) {
        return CqlIdentifier.fromInternal(name).asCql(false);
    }
}
