package dev.scamander.connect.source;

/**
 * What a task of the source has done since it was started. Registered as
 * {@code dev.scamander:type=source-task,connector=<name>,task=<number>}.
 */
public interface SourceTaskMXBean {
    /** Units of this task. */
    int getUnits();

    /** Units whose rows have all been read once: for a snapshot, those that are done. */
    int getUnitsDone();

    /** Rows that came from the cluster, those read ahead among them. */
    long getRowsReceived();

    /** Rows handed to the worker. */
    long getRowsSent();

    /**
     * About how many rows of a snapshot this task has yet to read: what it has read, in proportion to the part of the token
     * ring that is left; -1 as long as it cannot tell.
     */
    long getRowsLeftEstimate();

    /** How often reading began anew after an error that passes. */
    long getRetries();

    /** What is being read; empty when nothing is. */
    String getCurrentUnit();
}
