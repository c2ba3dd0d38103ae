package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.time.Duration;

/**
 * How new rows are found.
 *
 * @param column the column with a row's time; null where nothing is read in increments
 * @param startMillis where to begin where no offset says so, in milliseconds of UTC; {@link #NOW} for when a unit is first
 *     read
 * @param lag how long after its time a row may still be written
 * @param interval how long to rest between two reads of a unit
 * @param partitions which partitions are looked at
 */
public record IncrementSettings(
        CqlIdentifier column, long startMillis, Duration lag, Duration interval, PartitionSettings partitions) {
    /** Stands for the time when a unit is first read. */
    public static final long NOW = Long.MAX_VALUE;

    /** Stands for the beginning of all times. */
    public static final long EARLIEST = Long.MIN_VALUE;
}
