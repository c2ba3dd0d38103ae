package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.DriverException;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.retry.ErrorClass;
import dev.scamander.cassandra.write.WriteFailure;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts at making the tables of one topic. Where the cluster is away they come to nothing, and are made again as writes would
 * be: after the same pauses, within the same deadline. Never waits itself. For the task's thread alone.
 */
final class CreationAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(CreationAttempts.class);

    private final String topic;
    private final Backoff backoff;
    private final LongSupplier nanoTime;
    private int failures;
    private long first;
    private long next;

    /**
     * No attempt was made yet.
     *
     * @param topic for messages
     * @param backoff when to try again, and for how long
     * @param nanoTime the time, as {@link System#nanoTime()} gives it
     */
    CreationAttempts(String topic, Backoff backoff, LongSupplier nanoTime) {
        this.topic = topic;
        this.backoff = backoff;
        this.nanoTime = nanoTime;
    }

    /**
     * Makes an attempt if it is time for one.
     *
     * @param creation must do no harm when what it did before has had an effect
     * @return what was made; empty if the cluster is away, or it is not time yet: to be called again
     * @throws ConnectException if the cluster was away up to the deadline, or refuses
     */
    <T> Optional<T> attempt(Supplier<T> creation) {
        long now = nanoTime.getAsLong();
        if (failures > 0 && now - next < 0) {
            return Optional.empty();
        }
        if (failures == 0) {
            first = now;
        }
        try {
            T made = creation.get();
            if (failures > 0) {
                LOG.info("The tables of topic '{}' are ready at attempt {}", topic, failures + 1);
            }
            return Optional.of(made);
        } catch (DriverException | WriteFailure e) {
            if (!passes(e)) {
                throw new ConnectException(failure() + describe(e), e);
            }
            failed(e);
            return Optional.empty();
        }
    }

    private String failure() {
        return "The tables of topic '" + topic + "' could not be made or changed: ";
    }

    private static String describe(RuntimeException reason) {
        return reason instanceof WriteFailure ? reason.getMessage() : ErrorClass.describe(reason);
    }

    private void failed(RuntimeException reason) {
        failures++;
        long now = nanoTime.getAsLong();
        long pause = backoff.pauseNanos(failures, now - first);
        if (pause == Backoff.NO_MORE) {
            throw new ConnectException(
                    failure() + "the cluster did not answer in " + failures + " attempts within "
                            + backoff.deadline() + ": " + describe(reason)
                            + ". Its records were not written, and their offsets stay uncommitted",
                    reason);
        }
        next = now + pause;
        if (Backoff.isTold(failures)) {
            LOG.warn("{}attempt {}, records wait: {}", failure(), failures, describe(reason));
        }
    }

    /** Whether an error of creation passes by itself. */
    static boolean passes(RuntimeException error) {
        return error instanceof WriteFailure failure
                ? failure.kind() == WriteFailure.Kind.EXHAUSTED
                : ErrorClass.of(error).passes();
    }
}
