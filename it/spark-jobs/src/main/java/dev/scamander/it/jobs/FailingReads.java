package dev.scamander.it.jobs;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/**
 * Tries reads that cannot work. Prints {@code <name>.error=<message>} and {@code <name>.jobs=<number of Spark jobs that were started>}
 * for each; {@code <name>.rows=} for one that works after all.
 */
public final class FailingReads {
    private static final String SESSION = "session:";

    private FailingReads() {}

    /**
     * Runs the job.
     *
     * @param arguments for each read its name, its options ({@code a=b|c=d}; {@code session:a=b} is a setting of the session) and the
     *     column that it selects
     * @throws Exception if the listener's events do not come
     */
    public static void main(String[] arguments) throws Exception {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            AtomicInteger jobs = new AtomicInteger();
            spark.sparkContext().addSparkListener(new SparkListener() {
                @Override
                public void onJobStart(SparkListenerJobStart start) {
                    jobs.incrementAndGet();
                }
            });
            for (int i = 0; i < arguments.length; i += 3) {
                jobs.set(0);
                String outcome = read(spark, arguments[i + 1], arguments[i + 2]);
                spark.sparkContext().listenerBus().waitUntilEmpty();
                System.out.println(arguments[i] + "." + outcome);
                System.out.println(arguments[i] + ".jobs=" + jobs.get());
            }
        }
    }

    private static String read(SparkSession spark, String options, String column) {
        Map<String, String> ofRead = new HashMap<>();
        Map<String, String> ofSession = new HashMap<>();
        for (String option : options.split("\\|")) {
            String[] parts = option.split("=", 2);
            if (parts[0].startsWith(SESSION)) {
                ofSession.put(parts[0].substring(SESSION.length()), parts[1]);
            } else {
                ofRead.put(parts[0], parts[1]);
            }
        }
        ofSession.forEach((name, value) -> spark.conf().set(name, value));
        try {
            return "rows="
                    + spark.read()
                            .format("cassandra")
                            .options(ofRead)
                            .load()
                            .select(col(column))
                            .collectAsList()
                            .size();
        } catch (Exception e) {
            return "error=" + String.valueOf(e.getMessage()).replace('\n', ' ');
        } finally {
            ofSession.keySet().forEach(name -> spark.conf().unset(name));
        }
    }
}
