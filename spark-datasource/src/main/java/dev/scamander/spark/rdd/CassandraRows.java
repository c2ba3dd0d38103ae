package dev.scamander.spark.rdd;

import dev.scamander.spark.join.LookupRows;
import dev.scamander.spark.join.PlannerRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * Rows of a table, to be read as an RDD or to be looked up for the elements of one. Immutable: each call gives another.
 *
 * <pre>{@code
 * CassandraRows readings = CassandraRows.of(spark, "weather", "readings").select("station", "hour", "temperature");
 * JavaRDD<Row> cold = readings.where("temperature < 0").rows();
 * JavaPairRDD<Row, Iterable<Row>> stations = readings.spanBy("station");
 * JavaPairRDD<String, Row> joined = readings.join(stationNames, name -> new Object[] {name});
 * }</pre>
 */
public final class CassandraRows {

    private static final int PARTITIONS_PER_HOST = 10;

    private final TableRows rows;
    private final List<String> key;

    private CassandraRows(TableRows rows, List<String> key) {
        this.rows = rows;
        this.key = key;
    }

    /**
     * All rows of a table or materialised view.
     *
     * @param spark the session, whose settings tell the cluster
     * @param keyspace the keyspace
     * @param table the table
     * @return its rows
     * @throws IllegalArgumentException if there is no such table, or a setting is wrong
     */
    public static CassandraRows of(SparkSession spark, String keyspace, String table) {
        return of(spark, Map.of("keyspace", keyspace, "table", table));
    }

    /**
     * All rows of a table or materialised view.
     *
     * @param spark the session
     * @param options what {@code spark.read().format("cassandra")} takes, keyspace and table among them
     * @return its rows
     * @throws IllegalArgumentException if there is no such table, or a setting is wrong
     */
    public static CassandraRows of(SparkSession spark, Map<String, String> options) {
        return new CassandraRows(TableRows.of(spark, options), List.of());
    }

    /** The rows with these columns alone. */
    public CassandraRows select(String... columns) {
        Column[] selected = Arrays.stream(columns)
                .map(column -> functions.col("`" + column.replace("`", "``") + "`"))
                .toArray(Column[]::new);
        return then(all -> all.select(selected));
    }

    /** The rows that meet a condition, as SQL has it; what Cassandra can check is checked there. */
    public CassandraRows where(String condition) {
        return then(all -> all.where(condition));
    }

    /** The rows that meet a condition. */
    public CassandraRows where(Column condition) {
        return then(all -> all.where(condition));
    }

    /** The rows in order. Cassandra orders the rows of a partition, as the table's clustering columns or backwards. */
    public CassandraRows orderBy(Column... columns) {
        return then(all -> all.orderBy(columns));
    }

    /** No more than so many rows. */
    public CassandraRows limit(int count) {
        return then(all -> all.limit(count));
    }

    /**
     * The key that lookups go by, if it is more than the partition key.
     *
     * @param columns the columns of the partition key, and the first clustering columns, in any order; keys have their values in
     *     this order
     */
    public CassandraRows on(String... columns) {
        return new CassandraRows(rows, List.of(columns));
    }

    private CassandraRows then(UnaryOperator<Dataset<Row>> step) {
        return new CassandraRows(rows.then(step), key);
    }

    /** The rows as a Dataset. */
    public Dataset<Row> dataset() {
        return rows.dataset();
    }

    /** The rows, read by tasks near to them. */
    public JavaRDD<Row> rows() {
        return rows.dataset().toJavaRDD();
    }

    /** The rows as Java beans. */
    public <T> JavaRDD<T> rows(Class<T> bean) {
        return rows(Encoders.bean(bean));
    }

    /** The rows as what an encoder makes of them. */
    public <T> JavaRDD<T> rows(Encoder<T> encoder) {
        return rows.dataset().as(encoder).toJavaRDD();
    }

    /** The rows by their values in some columns. */
    public JavaPairRDD<Row, Row> keyBy(String... columns) {
        String[] by = columns.clone();
        return rows().mapToPair(row -> new Tuple2<>(SpanIterator.key(row, by), row));
    }

    /**
     * The rows in groups of equal values in some columns, without a shuffle: rows of a partition lie side by side in Cassandra.
     * The rows of a group stream by and have to be read before the next group is taken; a group may be larger than the memory.
     *
     * @param columns the columns of the partition key, and perhaps the first clustering columns
     * @throws IllegalArgumentException if rows with equal values in these columns may be far from each other
     */
    public JavaPairRDD<Row, Iterable<Row>> spanBy(String... columns) {
        LookupRows.requireKey(rows.dataset(), List.of(columns));
        String[] by = columns.clone();
        return rows.inOrder().toJavaRDD().mapPartitionsToPair(iterator -> new SpanIterator(iterator, by));
    }

    /**
     * Elements with each of the table's rows that have their key; elements without one are left out.
     *
     * @param elements the elements
     * @param keyOf tells an element's key: a value for each column of the partition key, or of {@link #on}
     */
    public <T> JavaPairRDD<T, Row> join(JavaRDD<T> elements, KeyFunction<T> keyOf) {
        RowLookup lookup = rows.lookup(key);
        return elements.mapPartitionsToPair(iterator -> LookupIterator.inTask(lookup, iterator, keyOf, false));
    }

    /** The same; elements without a row are given once, without one. */
    public <T> JavaPairRDD<T, Optional<Row>> leftJoin(JavaRDD<T> elements, KeyFunction<T> keyOf) {
        RowLookup lookup = rows.lookup(key);
        return elements.mapPartitionsToPair(iterator -> LookupIterator.inTask(lookup, iterator, keyOf, true))
                .mapValues(Optional::ofNullable);
    }

    /** Pairs with each of the table's rows that have the pair's key, which is one value or an array of them. */
    public <K, V> JavaPairRDD<K, Tuple2<V, Row>> join(JavaPairRDD<K, V> pairs) {
        return join(pairs.map(pair -> pair), pair -> KeyValues.of(pair._1))
                .mapToPair(joined -> new Tuple2<>(joined._1._1, new Tuple2<>(joined._1._2, joined._2)));
    }

    /** The same; pairs without a row are given once, without one. */
    public <K, V> JavaPairRDD<K, Tuple2<V, Optional<Row>>> leftJoin(JavaPairRDD<K, V> pairs) {
        return leftJoin(pairs.map(pair -> pair), pair -> KeyValues.of(pair._1))
                .mapToPair(joined -> new Tuple2<>(joined._1._1, new Tuple2<>(joined._1._2, joined._2)));
    }

    /** The table's rows that have some keys, each key one value or an array of them. */
    public <K> JavaRDD<Row> rowsOf(JavaRDD<K> keys) {
        return join(keys, KeyValues::of).values();
    }

    /**
     * Rows with those of the table that have their key, found by looking them up; a join as SQL has it.
     *
     * @param left the rows
     * @param columns the columns that have the key: named as in the table
     * @param type {@code inner}, {@code left}, {@code leftsemi} or {@code leftanti}
     * @return the columns of the key, then the others of either side
     */
    public Dataset<Row> join(Dataset<Row> left, String[] columns, String type) {
        LookupRows.requireKey(rows.dataset(), List.of(columns));
        PlannerRules.addTo(left.sparkSession());
        return left.join(rows.dataset(), columns, type);
    }

    /** The same, as an inner join. */
    public Dataset<Row> join(Dataset<Row> left, String... columns) {
        return join(left, columns, "inner");
    }

    /**
     * The same elements, each in a partition of a node that holds the rows of its key.
     *
     * @param elements the elements
     * @param keyOf tells an element's partition key
     */
    public <T> JavaRDD<T> repartitionByCassandraReplica(JavaRDD<T> elements, KeyFunction<T> keyOf) {
        return repartitionByCassandraReplica(elements, keyOf, PARTITIONS_PER_HOST);
    }

    /**
     * The same elements, each in a partition of a node that holds the rows of its key.
     *
     * @param elements the elements
     * @param keyOf tells an element's partition key
     * @param partitionsPerHost how many partitions each node has
     */
    public <T> JavaRDD<T> repartitionByCassandraReplica(
            JavaRDD<T> elements, KeyFunction<T> keyOf, int partitionsPerHost) {
        LookupRows lookup = rows.lookups(List.of());
        return ReplicaPartitions.of(
                        lookup.options(), lookup.keyspace(), lookup.plan().key(), partitionsPerHost)
                .repartition(elements, keyOf);
    }

    /**
     * The same rows, each in a partition of a node that holds the rows of its key.
     *
     * @param left the rows
     * @param columns the columns that have the partition key, in its order
     */
    public Dataset<Row> repartitionByCassandraReplica(Dataset<Row> left, String... columns) {
        String[] by = columns.clone();
        JavaRDD<Row> moved = repartitionByCassandraReplica(left.toJavaRDD(), row -> KeyValues.of(row, by));
        return left.sparkSession().createDataFrame(moved, left.schema());
    }
}
