package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.parsing.DataTypeCqlNameParser;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the metadata of tables from names and CQL types, as the driver would read them from a cluster. */
public final class TestTables {
    public static final CqlIdentifier KEYSPACE = CqlIdentifier.fromInternal("ks");

    private final Map<CqlIdentifier, UserDefinedType> types = new LinkedHashMap<>();

    /** Adds a type: alternating names and CQL types. */
    public TestTables type(String name, String... fields) {
        UserDefinedTypeBuilder builder = new UserDefinedTypeBuilder(KEYSPACE, CqlIdentifier.fromCql(name));
        for (int i = 0; i < fields.length; i += 2) {
            builder.withField(CqlIdentifier.fromCql(fields[i]), parse(fields[i + 1]));
        }
        types.put(CqlIdentifier.fromCql(name), builder.frozen().build());
        return this;
    }

    public DataType parse(String cql) {
        return new DataTypeCqlNameParser().parse(KEYSPACE, cql, types, null);
    }

    /**
     * A table.
     *
     * @param key such as {@code a} or {@code (a, b), c}
     * @param columns alternating names and CQL types, such as {@code text} or {@code text static}
     */
    public TableMetadata table(String name, String key, String... columns) {
        Map<CqlIdentifier, ColumnMetadata> all = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            CqlIdentifier column = CqlIdentifier.fromCql(columns[i]);
            String type = columns[i + 1].replaceFirst(" static$", "");
            boolean isStatic = !type.equals(columns[i + 1]);
            all.put(
                    column,
                    new DefaultColumnMetadata(KEYSPACE, CqlIdentifier.fromCql(name), column, parse(type), isStatic));
        }
        boolean composite = key.startsWith("(");
        String partition = composite ? key.substring(1, key.indexOf(')')) : key.split(",")[0];
        String rest = composite ? key.substring(key.indexOf(')') + 1) : key.substring(partition.length());
        List<ColumnMetadata> partitionKey = new ArrayList<>();
        for (String part : partition.split(",")) {
            partitionKey.add(all.get(CqlIdentifier.fromCql(part.trim())));
        }
        Map<ColumnMetadata, ClusteringOrder> clustering = new LinkedHashMap<>();
        for (String part : rest.split(",")) {
            if (!part.isBlank()) {
                clustering.put(all.get(CqlIdentifier.fromCql(part.trim())), ClusteringOrder.ASC);
            }
        }
        return new DefaultTableMetadata(
                KEYSPACE,
                CqlIdentifier.fromCql(name),
                null,
                false,
                false,
                partitionKey,
                clustering,
                all,
                Map.of(),
                Map.of());
    }

    /** The thirteen columns of hourly weather. */
    public static TableMetadata weather() {
        return new TestTables()
                .table(
                        "raw_weather_data",
                        "wsid, year, month, day, hour",
                        "wsid",
                        "text",
                        "year",
                        "int",
                        "month",
                        "int",
                        "day",
                        "int",
                        "hour",
                        "int",
                        "temperature",
                        "double",
                        "dewpoint",
                        "double",
                        "pressure",
                        "double",
                        "wind_direction",
                        "int",
                        "wind_speed",
                        "double",
                        "sky_condition",
                        "int",
                        "one_hour_precip",
                        "double",
                        "six_hour_precip",
                        "double");
    }

    /** Products with nested dimensions and categories. */
    public static TableMetadata product() {
        return new TestTables()
                .type("dimensions", "units", "text", "length", "float", "width", "float", "height", "float")
                .type("category", "catalogpage", "int", "url", "text")
                .table(
                        "product",
                        "productid",
                        "productid",
                        "int",
                        "name",
                        "text",
                        "price",
                        "float",
                        "description",
                        "text",
                        "dimensions",
                        "frozen<dimensions>",
                        "categories",
                        "map<text, frozen<category>>");
    }
}
