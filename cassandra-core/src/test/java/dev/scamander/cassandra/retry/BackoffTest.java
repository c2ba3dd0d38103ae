package dev.scamander.cassandra.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofMinutes(1));

    @Property
    void doublesUpToTheMaximumWithJitter(@ForAll @IntRange(min = 1, max = 1000) int failures) {
        double ceiling = Math.min(5e9, 50e6 * Math.pow(2, failures - 1));

        assertThat(backoff.pauseNanos(failures, 0)).isBetween((long) (ceiling / 2) - 1, (long) ceiling);
    }

    @Test
    void endsAtTheDeadline() {
        assertThat(backoff.pauseNanos(20, Duration.ofSeconds(59).toNanos()))
                .isLessThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(backoff.pauseNanos(20, Duration.ofMinutes(1).toNanos())).isEqualTo(Backoff.NO_MORE);
    }

    @Test
    void noPauseIsAPause() {
        Backoff none = new Backoff(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        assertThat(none.pauseNanos(3, 0)).isZero();
    }

    @Test
    void aLastingFailureIsToldTheMoreSeldom() {
        assertThat(IntStream.rangeClosed(1, 40).filter(Backoff::isTold)).containsExactly(1, 2, 4, 8, 16, 32);
    }
}
