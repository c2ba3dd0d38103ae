package dev.scamander.it.jobs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * Runs SQL over tables of one keyspace and prints what the scans' metrics say that Cassandra did:
 * {@code <name>.rows=}, {@code <name>.requests=}, {@code <name>.pages=}, {@code <name>.tasks=}, {@code <name>.answer=<number of
 * rows>} and {@code <name>.first=<the first row, as JSON>}.
 */
public final class ScanFigures {
    private static final String ROWS = "rows received from Cassandra";
    private static final String REQUESTS = "queries sent to Cassandra";
    private static final String PAGES = "pages received from Cassandra";
    private static final Set<String> SHOWN = Set.of(ROWS, REQUESTS, PAGES);

    private ScanFigures() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace; the tables, separated by commas; then each query's name and text in turn
     * @throws Exception if the listener's events do not come
     */
    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Figures figures = new Figures();
            spark.sparkContext().addSparkListener(figures);
            for (String table : arguments[1].split(",")) {
                spark.read()
                        .format("cassandra")
                        .option("keyspace", arguments[0])
                        .option("table", table)
                        .load()
                        .createOrReplaceTempView(table);
            }
            for (int i = 2; i < arguments.length; i += 2) {
                figures.clear();
                List<String> answer = spark.sql(arguments[i + 1]).toJSON().collectAsList();
                spark.sparkContext().listenerBus().waitUntilEmpty();
                String name = arguments[i];
                System.out.println(name + ".answer=" + answer.size());
                System.out.println(name + ".first=" + (answer.isEmpty() ? "" : answer.get(0)));
                System.out.println(name + ".rows=" + figures.sum(ROWS));
                System.out.println(name + ".requests=" + figures.sum(REQUESTS));
                System.out.println(name + ".pages=" + figures.sum(PAGES));
                System.out.println(name + ".tasks=" + figures.tasks());
            }
        }
    }

    /** Adds up the metrics of tasks that scanned. */
    private static final class Figures extends SparkListener {
        private final Map<String, Long> sums = new TreeMap<>();
        private long tasks;

        synchronized void clear() {
            sums.clear();
            tasks = 0;
        }

        synchronized long sum(String metric) {
            return sums.getOrDefault(metric, 0L);
        }

        synchronized long tasks() {
            return tasks;
        }

        @Override
        public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
            boolean scanned = false;
            scala.collection.Iterator<?> all = accumulables(end).iterator();
            while (all.hasNext()) {
                AccumulableInfo info = (AccumulableInfo) all.next();
                String name = String.valueOf(info.name().getOrElse(() -> ""));
                if (info.update().isDefined() && SHOWN.contains(name)) {
                    sums.merge(name, Long.parseLong(String.valueOf(info.update().get())), Long::sum);
                    scanned = true;
                }
            }
            tasks += scanned ? 1 : 0;
        }

        /** By name: the result's type is another in Scala 2.13. */
        private static scala.collection.Iterable<?> accumulables(SparkListenerTaskEnd end) {
            try {
                return (scala.collection.Iterable<?>)
                        end.taskInfo().getClass().getMethod("accumulables").invoke(end.taskInfo());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
