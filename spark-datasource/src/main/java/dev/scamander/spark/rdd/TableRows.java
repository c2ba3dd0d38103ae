package dev.scamander.spark.rdd;

import dev.scamander.spark.CassandraTableProvider;
import dev.scamander.spark.join.LookupRows;
import dev.scamander.spark.read.CassandraScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A table's rows and what is asked of them. Spark plans them when somebody wants them as a Dataset, which takes it longer than
 * looking up some keys takes in all.
 */
final class TableRows {

    private final SparkSession spark;
    private final Map<String, String> options;
    private final CassandraScan all;
    private final List<UnaryOperator<Dataset<Row>>> steps;
    private Dataset<Row> dataset;

    private TableRows(
            SparkSession spark,
            Map<String, String> options,
            CassandraScan all,
            List<UnaryOperator<Dataset<Row>>> steps) {
        this.spark = spark;
        this.options = options;
        this.all = all;
        this.steps = steps;
    }

    /**
     * All rows.
     *
     * @throws IllegalArgumentException if there is no such table, or a setting is wrong
     */
    static TableRows of(SparkSession spark, Map<String, String> options) {
        Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        given.putAll(options);
        // Who looks up rows here asks for just that.
        given.putIfAbsent("directJoinSetting", "on");
        return new TableRows(spark, given, scan(spark, given), List.of());
    }

    private static CassandraScan scan(SparkSession spark, Map<String, String> options) {
        SparkSession before = SparkSession.active();
        SparkSession.setActiveSession(spark);
        try {
            CassandraTableProvider provider = new CassandraTableProvider();
            SupportsRead table = (SupportsRead) provider.getTable(new StructType(), new Transform[0], options);
            return (CassandraScan)
                    table.newScanBuilder(new CaseInsensitiveStringMap(options)).build();
        } finally {
            SparkSession.setActiveSession(before);
        }
    }

    /** The rows after one more step. */
    TableRows then(UnaryOperator<Dataset<Row>> step) {
        List<UnaryOperator<Dataset<Row>>> more = new ArrayList<>(steps);
        more.add(step);
        TableRows rows = new TableRows(spark, options, all, List.copyOf(more));
        rows.dataset = step.apply(dataset());
        return rows;
    }

    /** The rows as Spark reads them. */
    synchronized Dataset<Row> dataset() {
        if (dataset == null) {
            dataset = load(options);
        }
        return dataset;
    }

    /** The same, partition by partition. */
    Dataset<Row> inOrder() {
        Map<String, String> ordered = new TreeMap<>(options);
        ordered.put("spark.cassandra.input.inOrder", "true");
        Dataset<Row> rows = load(ordered);
        for (UnaryOperator<Dataset<Row>> step : steps) {
            rows = step.apply(rows);
        }
        return rows;
    }

    private Dataset<Row> load(Map<String, String> given) {
        return spark.read().format("cassandra").options(given).load();
    }

    /**
     * How the rows are looked up.
     *
     * @param key the columns of the key; empty for the partition key
     */
    LookupRows lookups(List<String> key) {
        return steps.isEmpty() ? LookupRows.of(all, key) : LookupRows.of(dataset(), key);
    }

    /** What {@link #lookups} gives, with the names of its fields. */
    RowLookup lookup(List<String> key) {
        LookupRows found = lookups(key);
        StructType schema = steps.isEmpty() ? found.plan().schema() : dataset().schema();
        return new RowLookup(found.plan(), found.conditions(), found.output(), schema);
    }
}
