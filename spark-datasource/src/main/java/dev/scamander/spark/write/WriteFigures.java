package dev.scamander.spark.write;

import dev.scamander.cassandra.write.WriteMetrics;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomSumMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/**
 * What writes show in the SQL tab of Spark's UI. Spark makes the metrics by their class names, so each has a public constructor. Under
 * the names of rows and bytes Spark also fills the output columns of its own stage tables.
 */
public final class WriteFigures {

    private WriteFigures() {}

    /** All of them. */
    public static CustomMetric[] all() {
        return new CustomMetric[] {new Rows(), new Bytes(), new Requests(), new Retries(), new WaitTime()};
    }

    /**
     * A task's parts.
     *
     * @param metrics what its pipeline has done
     * @return one for each metric
     */
    public static CustomTaskMetric[] of(WriteMetrics metrics) {
        return new CustomTaskMetric[] {
            new TaskFigure(Rows.NAME, metrics.rowsWritten()),
            new TaskFigure(Bytes.NAME, metrics.bytesAccepted()),
            new TaskFigure(Requests.NAME, metrics.requests()),
            new TaskFigure(Retries.NAME, metrics.retries()),
            new TaskFigure(WaitTime.NAME, metrics.blockedNanos())
        };
    }

    /**
     * A task's part of a metric.
     *
     * @param name the metric's name
     * @param value its value so far
     */
    private record TaskFigure(String name, long value) implements CustomTaskMetric {}

    /** Rows that Cassandra acknowledged. */
    public static final class Rows extends CustomSumMetric {
        static final String NAME = "recordsWritten";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "rows acknowledged by Cassandra";
        }
    }

    /** Bytes of values. */
    public static final class Bytes extends CustomSumMetric {
        static final String NAME = "bytesWritten";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "bytes of values sent to Cassandra";
        }
    }

    /** Requests that were sent. */
    public static final class Requests extends CustomSumMetric {
        static final String NAME = "cassandraWriteRequests";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "write requests sent to Cassandra";
        }
    }

    /** Requests that were sent again. */
    public static final class Retries extends CustomSumMetric {
        static final String NAME = "cassandraWriteRetries";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "write requests sent again after an error";
        }
    }

    /** Time that tasks waited for room. */
    public static final class WaitTime extends CustomSumMetric {
        static final String NAME = "cassandraWriteWaitTime";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return "time spent waiting for Cassandra to take rows (ms)";
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
