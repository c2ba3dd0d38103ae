package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import dev.scamander.cassandra.time.TimeColumn;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What rows must meet beside their place: a window of times, and the user's predicate.
 *
 * @param time the column with a row's time; null for rows of any time
 * @param predicate the user's CQL; may be empty
 */
record RowConditions(TimeColumn time, String predicate) {
    private static final String FILTERING = " ALLOW FILTERING";

    /**
     * The terms of the condition; those with a variable come first.
     *
     * @param compared the clustering column that the query compares already, after comparing those before it for equality;
     *     null where it compares none
     */
    List<String> terms(KeyColumn compared) {
        List<String> terms = new ArrayList<>();
        if (wantsLeast(compared)) {
            terms.add(time.name() + " >= ?");
        }
        if (wantsEnd(compared)) {
            terms.add(time.name() + " < ?");
        }
        if (!predicate.isEmpty()) {
            terms.add(predicate);
        }
        return terms;
    }

    /** The values of the variables in {@link #terms} for a window, in their order. */
    List<ByteBuffer> values(KeyColumn compared, Window window) {
        List<ByteBuffer> values = new ArrayList<>();
        if (wantsLeast(compared)) {
            values.add(time.least(window.from()));
        }
        if (wantsEnd(compared)) {
            values.add(time.least(window.to()));
        }
        return values;
    }

    /** What follows the condition of a query over many partitions. */
    String tail() {
        return time == null && predicate.isEmpty() ? "" : FILTERING;
    }

    /** What follows the condition of a query inside one partition, where a slice of clustering columns filters nothing. */
    String tailInPartition() {
        return (time == null || time.clustering()) && predicate.isEmpty() ? "" : FILTERING;
    }

    /** CQL allows a column one lower bound, and none beside an equality. */
    private boolean wantsLeast(KeyColumn compared) {
        return time != null && (isFree(compared) || isTime(compared) && compared.order() == ClusteringOrder.DESC);
    }

    private boolean wantsEnd(KeyColumn compared) {
        return time != null && (isFree(compared) || isTime(compared) && compared.order() == ClusteringOrder.ASC);
    }

    private boolean isFree(KeyColumn compared) {
        return compared == null || !time.clustering();
    }

    private boolean isTime(KeyColumn compared) {
        return compared.column().equals(time.column());
    }
}
