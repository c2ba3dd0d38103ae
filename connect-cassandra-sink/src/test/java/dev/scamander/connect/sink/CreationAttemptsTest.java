package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.write.WriteFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class CreationAttemptsTest {
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofMinutes(1));

    private long now;
    private int calls;
    private final CreationAttempts attempts = new CreationAttempts("orders", BACKOFF, () -> now);

    private Optional<String> attempt(Supplier<String> creation) {
        return attempts.attempt(() -> {
            calls++;
            return creation.get();
        });
    }

    private static Supplier<String> failing(RuntimeException error) {
        return () -> {
            throw error;
        };
    }

    @Test
    void whatPassesIsTriedAgainAfterAPause() {
        List<RuntimeException> passing = List.of(
                new NoNodeAvailableException(),
                new DriverTimeoutException("late"),
                new UnavailableException(null, ConsistencyLevel.QUORUM, 2, 1),
                new ClosedConnectionException("gone"),
                new WriteFailure(WriteFailure.Kind.EXHAUSTED, "ks.t: cannot prepare the statement", null));
        for (RuntimeException error : passing) {
            calls = 0;
            assertThat(attempt(failing(error))).isEmpty();
            assertThat(attempt(() -> "too early")).isEmpty();
            assertThat(calls).isEqualTo(1);
            now += Duration.ofSeconds(4).toNanos();
        }
        assertThat(attempt(() -> "made")).contains("made");
    }

    @Test
    void theDeadlineEndsTheTaskAndSaysWhatWasAway() {
        UnavailableException away = new UnavailableException(null, ConsistencyLevel.QUORUM, 2, 1);
        assertThat(attempt(failing(away))).isEmpty();
        now += BACKOFF.deadline().toNanos() - 1;
        assertThat(attempt(failing(away))).isEmpty();
        now += 1;
        assertThatThrownBy(() -> attempt(failing(away)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("orders", "3 attempts", "UnavailableException", "stay uncommitted")
                .hasCause(away);
    }

    @Test
    void whatTheClusterRefusesEndsTheTaskAtOnce() {
        for (RuntimeException error : List.of(
                new SyntaxError(null, "no viable alternative"),
                new UnauthorizedException(null, "no CREATE permission"),
                new WriteFailure(WriteFailure.Kind.FATAL, "ks.t: the keyspace does not exist", null))) {
            assertThatThrownBy(() -> attempt(failing(error)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll("orders", error.getMessage());
        }
        ConfigException wrong = new ConfigException("wrong type");
        assertThatThrownBy(() -> attempt(failing(wrong))).isSameAs(wrong);
    }
}
