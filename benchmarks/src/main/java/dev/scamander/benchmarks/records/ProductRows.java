package dev.scamander.benchmarks.records;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** A shop's catalogue: every product has dimensions (a UDT) and stands in one to three categories (a map of UDTs). */
final class ProductRows {

    static final BenchTable TABLE = new BenchTable("shop", "product", columns(), List.of("productid"), List.of());

    private static final List<String> ROOMS = List.of("Kitchen", "Garden", "Office", "Bedroom", "Dining Room");
    private static final List<String> THINGS = List.of("Table", "Chair", "Shelf", "Lamp", "Cupboard", "Bench");

    private static final Schema DIMENSIONS = SchemaBuilder.struct()
            .name("dimensions")
            .field("units", Schema.STRING_SCHEMA)
            .field("length", Schema.FLOAT32_SCHEMA)
            .field("width", Schema.FLOAT32_SCHEMA)
            .field("height", Schema.FLOAT32_SCHEMA)
            .build();
    private static final Schema CATEGORY = SchemaBuilder.struct()
            .name("category")
            .field("catalogpage", Schema.INT32_SCHEMA)
            .field("url", Schema.STRING_SCHEMA)
            .build();
    private static final Schema PRODUCT = SchemaBuilder.struct()
            .name("product")
            .field("productid", Schema.INT32_SCHEMA)
            .field("name", Schema.STRING_SCHEMA)
            .field("price", Schema.FLOAT32_SCHEMA)
            .field("description", Schema.STRING_SCHEMA)
            .field("dimensions", DIMENSIONS)
            .field(
                    "categories",
                    SchemaBuilder.map(Schema.STRING_SCHEMA, CATEGORY).build())
            .build();

    private ProductRows() {}

    static Map<String, Object> row(int index) {
        SplittableRandom random = new SplittableRandom(index);
        String room = ROOMS.get(random.nextInt(ROOMS.size()));
        String thing = THINGS.get(random.nextInt(THINGS.size()));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("productid", index);
        row.put("name", room + " " + thing);
        row.put("price", random.nextInt(1_000, 100_000) / 100f);
        row.put("description", "A " + thing.toLowerCase(Locale.ROOT) + " made of oak, number " + index);
        row.put("dimensions", dimensions(random));
        row.put("categories", categories(room, thing, random));
        return row;
    }

    static Struct struct(int index) {
        Struct product = new Struct(PRODUCT);
        row(index)
                .forEach((name, value) -> product.put(
                        name,
                        switch (name) {
                            case "dimensions" -> struct(DIMENSIONS, value);
                            case "categories" -> structs((Map<?, ?>) value);
                            default -> value;
                        }));
        return product;
    }

    private static Map<String, Object> dimensions(SplittableRandom random) {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        dimensions.put("units", "inches");
        dimensions.put("length", random.nextInt(20, 2_000) / 10f);
        dimensions.put("width", random.nextInt(20, 2_000) / 10f);
        dimensions.put("height", random.nextInt(20, 2_000) / 10f);
        return dimensions;
    }

    private static Map<String, Object> categories(String room, String thing, SplittableRandom random) {
        Map<String, Object> categories = new LinkedHashMap<>();
        int count = random.nextInt(1, 4);
        for (String name : List.of(room + " Furnishings", thing + "s", "Oak").subList(0, count)) {
            Map<String, Object> category = new LinkedHashMap<>();
            category.put("catalogpage", random.nextInt(1, 500));
            category.put("url", "/home/" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
            categories.put(name, category);
        }
        return categories;
    }

    private static Map<String, Struct> structs(Map<?, ?> categories) {
        Map<String, Struct> structs = new LinkedHashMap<>();
        categories.forEach((name, category) -> structs.put((String) name, struct(CATEGORY, category)));
        return structs;
    }

    private static Struct struct(Schema schema, Object fields) {
        Struct struct = new Struct(schema);
        ((Map<?, ?>) fields).forEach((name, value) -> struct.put((String) name, value));
        return struct;
    }

    private static LinkedHashMap<String, DataType> columns() {
        LinkedHashMap<String, DataType> dimensions = new LinkedHashMap<>();
        dimensions.put("units", DataTypes.TEXT);
        dimensions.put("length", DataTypes.FLOAT);
        dimensions.put("width", DataTypes.FLOAT);
        dimensions.put("height", DataTypes.FLOAT);
        LinkedHashMap<String, DataType> category = new LinkedHashMap<>();
        category.put("catalogpage", DataTypes.INT);
        category.put("url", DataTypes.TEXT);
        UserDefinedType categoryType = BenchTable.type("shop", "category", category);
        LinkedHashMap<String, DataType> columns = new LinkedHashMap<>();
        columns.put("productid", DataTypes.INT);
        columns.put("name", DataTypes.TEXT);
        columns.put("price", DataTypes.FLOAT);
        columns.put("description", DataTypes.TEXT);
        columns.put("dimensions", BenchTable.type("shop", "dimensions", dimensions));
        columns.put("categories", DataTypes.mapOf(DataTypes.TEXT, categoryType));
        return columns;
    }
}
