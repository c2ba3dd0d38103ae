package dev.scamander.spark.write;

import org.apache.spark.sql.connector.write.WriterCommitMessage;

/**
 * What a task tells the driver when it is done.
 *
 * @param failure why rows were not written, where the task must not be run again; null if all were
 */
public record TaskOutcome(String failure) implements WriterCommitMessage {

    /** All rows were written. */
    public static final TaskOutcome WRITTEN = new TaskOutcome(null);

    /**
     * Fails the job for a task that must not be run again.
     *
     * @param messages what the tasks said
     * @throws IllegalStateException with the first failure
     */
    public static void requireWritten(WriterCommitMessage[] messages) {
        for (WriterCommitMessage message : messages) {
            if (message instanceof TaskOutcome outcome && outcome.failure != null) {
                throw new IllegalStateException(outcome.failure
                        + "; others may have been written. They are not written again by themselves, since what they do depends on what"
                        + " is stored");
            }
        }
    }
}
