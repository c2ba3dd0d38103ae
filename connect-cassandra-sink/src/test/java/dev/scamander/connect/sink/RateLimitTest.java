package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void letsThroughNoMoreThanItsRate() {
        RateLimit limit = new RateLimit(50, 0);
        int taken = 0;
        for (long now = 0; now < 10 * SECOND; now += SECOND / 1000) {
            taken += limit.tryTake(now) ? 1 : 0;
        }
        assertThat(taken).isBetween(500, 506);
    }

    @Test
    void savesUpOnlyAShortBurst() {
        RateLimit limit = new RateLimit(50, 0);
        int taken = 0;
        while (limit.tryTake(3600 * SECOND)) {
            taken++;
        }
        assertThat(taken).isEqualTo(5);
    }

    @Test
    void allowsLessThanOneASecond() {
        RateLimit limit = new RateLimit(0.5, 0);
        assertThat(limit.tryTake(0)).isTrue();
        assertThat(limit.tryTake(SECOND)).isFalse();
        assertThat(limit.tryTake(2 * SECOND + 1)).isTrue();
    }
}
