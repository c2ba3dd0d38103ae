package dev.scamander.benchmarks.spark;

import static org.apache.spark.sql.functions.col;

import dev.scamander.benchmarks.systems.CheckLine;
import dev.scamander.benchmarks.systems.Stopwatch;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaRDDLike;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple1;

/** Runs on a Spark of its own: joins, first to be checked and to warm up, then to be measured. */
public final class SparkJoinJob {

    private static final int TASKS = 2;

    private final SparkSession spark;
    private final boolean ours;
    private final JoinTable table;

    private SparkJoinJob(SparkSession spark, boolean ours, JoinTable table) {
        this.spark = spark;
        this.ours = ours;
        this.table = table;
    }

    /** Arguments: the contender, the number of rows, how often to warm up, how often to measure. */
    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            SparkJoinJob job = new SparkJoinJob(
                    spark,
                    ReadContender.valueOf(arguments[0]) == ReadContender.OURS,
                    new JoinTable(Integer.parseInt(arguments[1])));
            int warmups = Integer.parseInt(arguments[2]);
            int measurements = Integer.parseInt(arguments[3]);
            Stopwatch stopwatch = new Stopwatch(new TaskCpu(spark));
            for (JoinQuery query : JoinQuery.values()) {
                System.out.println(CheckLine.of(query.label(), job.check(query)));
            }
            for (int turn = 0; turn < warmups + measurements; turn++) {
                for (JoinQuery query : JoinQuery.values()) {
                    String line = stopwatch
                            .measure(query.label(), () -> job.run(query))
                            .line();
                    if (turn >= warmups) {
                        System.out.println(line);
                    }
                }
            }
        }
    }

    private void run(JoinQuery query) throws ReflectiveOperationException {
        if (query.isSql()) {
            sql(query).write().format("noop").mode("overwrite").save();
        } else {
            rdd(query).count();
        }
    }

    private String check(JoinQuery query) throws ReflectiveOperationException {
        if (query.isSql()) {
            String plan = sql(query).queryExecution().executedPlan().toString();
            if (!plan.replace(" ", "").contains("DirectJoin")) {
                throw new IllegalStateException("this is no direct join:\n" + plan);
            }
            return Long.toString(sql(query).count());
        }
        return Long.toString(rdd(query).count());
    }

    private Dataset<Row> sql(JoinQuery query) {
        Dataset<Row> keys =
                spark.createDataset(table.keys(query.keys()), Encoders.STRING()).toDF("station");
        Dataset<Row> rows = spark.read()
                .format(ours ? "cassandra" : "org.apache.spark.sql.cassandra")
                .option("keyspace", JoinTable.KEYSPACE)
                .option("table", JoinTable.NAME)
                .option("directJoinSetting", "on")
                .load();
        return keys.join(rows, col("station").equalTo(col("wsid")));
    }

    /** Either API is called by reflection: only one of the two is there. */
    private JavaRDDLike<?, ?> rdd(JoinQuery query) throws ReflectiveOperationException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<String> keys = table.keys(query.keys());
        if (ours) {
            Class<?> type = Class.forName("dev.scamander.spark.rdd.CassandraRows");
            Object rows = type.getMethod("of", SparkSession.class, String.class, String.class)
                    .invoke(null, spark, JoinTable.KEYSPACE, JoinTable.NAME);
            return (JavaRDDLike<?, ?>)
                    type.getMethod("rowsOf", JavaRDD.class).invoke(rows, context.parallelize(keys, TASKS));
        }
        return scc(context.parallelize(keys.stream().map(Tuple1::new).toList(), TASKS));
    }

    private static JavaRDDLike<?, ?> scc(JavaRDD<Tuple1<String>> keys) throws ReflectiveOperationException {
        Class<?> api = Class.forName("com.datastax.spark.connector.japi.CassandraJavaUtil");
        Class<?> columns = Class.forName("com.datastax.spark.connector.ColumnSelector");
        Class<?> reader = Class.forName("com.datastax.spark.connector.rdd.reader.RowReaderFactory");
        Class<?> writer = Class.forName("com.datastax.spark.connector.writer.RowWriterFactory");
        Object functions = api.getMethod("javaFunctions", JavaRDD.class).invoke(null, keys);
        Object rows = Class.forName("com.datastax.spark.connector.japi.GenericJavaRowReaderFactory")
                .getField("instance")
                .get(null);
        return (JavaRDDLike<?, ?>) functions
                .getClass()
                .getMethod("joinWithCassandraTable", String.class, String.class, columns, columns, reader, writer)
                .invoke(
                        functions,
                        JoinTable.KEYSPACE,
                        JoinTable.NAME,
                        api.getField("allColumns").get(null),
                        api.getMethod("someColumns", String[].class).invoke(null, (Object) new String[] {"wsid"}),
                        rows,
                        api.getMethod("mapTupleToRow", Class.class).invoke(null, String.class));
    }
}
