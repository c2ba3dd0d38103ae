package dev.scamander.it.jobs.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * A table, and a copy of its rows.
 *
 * @param name its name
 * @param stored the data source's rows
 * @param local the copy
 * @param peer another data source's rows; null if there is none
 * @param partitionKey names of the partition key's columns
 * @param clustering names of the clustering columns
 * @param rows the copy's rows
 */
record ComparedTable(
        String name,
        Dataset<Row> stored,
        Dataset<Row> local,
        Dataset<Row> peer,
        List<String> partitionKey,
        List<String> clustering,
        List<Row> rows) {

    static List<String> names(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    Dataset<Row> on(Side side) {
        return switch (side) {
            case STORED -> stored;
            case LOCAL -> local;
            case PEER -> peer;
        };
    }

    List<String> primaryKey() {
        List<String> key = new ArrayList<>(partitionKey);
        key.addAll(clustering);
        return key;
    }

    /** Columns whose values Spark can compare. */
    List<StructField> scalars() {
        List<StructField> scalars = new ArrayList<>();
        for (StructField field : local.schema().fields()) {
            String type = field.dataType().typeName();
            if (!type.equals("array") && !type.equals("map") && !type.equals("struct")) {
                scalars.add(field);
            }
        }
        return scalars;
    }

    DataType typeOf(String column) {
        return local.schema().fields()[local.schema().fieldIndex(column)].dataType();
    }

    /** A value that some row has in a column; null if that row has none. */
    Object valueOf(String column, Random random) {
        return rows.get(random.nextInt(rows.size())).getAs(column);
    }
}
