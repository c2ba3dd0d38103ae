package dev.scamander.spark.read;

import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomSumMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/** What scans show in the SQL tab of Spark's UI. Spark makes the metrics by their class names, so each has a public constructor. */
public final class ScanMetrics {

    private ScanMetrics() {}

    static CustomMetric[] all() {
        return new CustomMetric[] {new Rows(), new Bytes(), new Pages(), new Requests(), new Retries(), new WaitTime()};
    }

    /**
     * A task's part of a metric.
     *
     * @param name the metric's name
     * @param value its value so far
     */
    record TaskMetric(String name, long value) implements CustomTaskMetric {}

    /** Rows that Cassandra sent. */
    public static final class Rows extends CustomSumMetric {
        static final String NAME = "cassandraRows";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "rows received from Cassandra";
        }
    }

    /** Bytes that Cassandra sent. */
    public static final class Bytes extends CustomSumMetric {
        static final String NAME = "cassandraBytes";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "bytes received from Cassandra";
        }
    }

    /** Pages that Cassandra sent. */
    public static final class Pages extends CustomSumMetric {
        static final String NAME = "cassandraPages";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "pages received from Cassandra";
        }
    }

    /** Queries that were begun. */
    public static final class Requests extends CustomSumMetric {
        static final String NAME = "cassandraRequests";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "queries sent to Cassandra";
        }
    }

    /** Pages that were asked for again. */
    public static final class Retries extends CustomSumMetric {
        static final String NAME = "cassandraRetries";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "pages asked for again after an error";
        }
    }

    /** Time that tasks waited for pages. */
    public static final class WaitTime extends CustomSumMetric {
        static final String NAME = "cassandraWaitTime";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "time spent waiting for Cassandra (ms)";
        }

        @Override
        public String aggregateTaskMetrics(long[] nanos) {
            long sum = 0;
            for (long task : nanos) {
                sum += task;
            }
            return Long.toString(TimeUnit.NANOSECONDS.toMillis(sum));
        }
    }
}
