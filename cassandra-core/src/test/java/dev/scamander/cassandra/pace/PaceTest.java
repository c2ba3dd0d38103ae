package dev.scamander.cassandra.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long AHEAD = TimeUnit.MILLISECONDS.toNanos(100);

    private long now = -5;

    private long passing(Pace pace, long rowBytes, long seconds) {
        long passed = 0;
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        for (; now < end; now += TimeUnit.MILLISECONDS.toNanos(10)) {
            while (pace.delayNanos() <= AHEAD) {
                pace.passed(1, rowBytes);
                passed++;
            }
        }
        return passed;
    }

    @Test
    void keepsToItsRowsPerSecondThoughItIsAskedSeldom() {
        Pace pace = new Pace(1000, 0, () -> now);
        // ahead by a tenth of a second, once
        assertThat(passing(pace, 100_000, 10)).isBetween(10_000L, 10_110L);

        now += TimeUnit.HOURS.toNanos(1);
        assertThat(passing(pace, 1, 1)).as("what was not used is not saved up").isBetween(1_000L, 1_110L);
    }

    @Test
    void keepsToItsBytesPerSecond() {
        assertThat(passing(new Pace(0, 1e6, () -> now), 500, 10)).isBetween(20_000L, 20_220L);
    }

    @Test
    void theNarrowerLimitDecides() {
        assertThat(passing(new Pace(100, 1e6, () -> now), 500, 10)).isBetween(1_000L, 1_012L);
        assertThat(passing(new Pace(100_000, 1e6, () -> now), 500, 10)).isBetween(20_000L, 20_220L);
    }

    @Test
    void aRowLargerThanTheLimitPassesAndIsPaidForAfterwards() {
        Pace pace = new Pace(0, 1000, () -> now);
        pace.passed(1, 5000);
        assertThat(pace.delayNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void withoutLimitsNobodyWaits() {
        Pace pace = new Pace(0, 0, () -> now);
        pace.passed(1_000_000, 1_000_000_000);
        assertThat(pace.delayNanos()).isZero();
    }
}
