package dev.scamander.spark.read;

import dev.scamander.cassandra.read.ReadMetrics;
import dev.scamander.spark.read.ScanMetrics.TaskMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/** Adds up what the cursors of one task did, one after another. */
final class TaskCounters {

    private static final String[] NAMES = {
        ScanMetrics.Rows.NAME,
        ScanMetrics.Bytes.NAME,
        ScanMetrics.Pages.NAME,
        ScanMetrics.Requests.NAME,
        ScanMetrics.Retries.NAME,
        ScanMetrics.WaitTime.NAME
    };

    private final long[] done = new long[NAMES.length];

    /** Keeps what a cursor did that is about to be closed. */
    void add(ReadMetrics metrics) {
        long[] values = values(metrics);
        for (int i = 0; i < done.length; i++) {
            done[i] += values[i];
        }
    }

    /**
     * All so far.
     *
     * @param current what the cursor did that is being read; null if there is none
     */
    CustomTaskMetric[] report(ReadMetrics current) {
        long[] values = current == null ? new long[NAMES.length] : values(current);
        CustomTaskMetric[] report = new CustomTaskMetric[NAMES.length];
        for (int i = 0; i < report.length; i++) {
            report[i] = new TaskMetric(NAMES[i], done[i] + values[i]);
        }
        return report;
    }

    private static long[] values(ReadMetrics metrics) {
        return new long[] {
            metrics.rows(), metrics.bytes(), metrics.pages(), metrics.requests(), metrics.retries(), metrics.waitNanos()
        };
    }
}
