package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchemaChangesTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void waitsUntilAllAgree() {
        assertThat(SchemaChanges.await(() -> asked.incrementAndGet() == 3, LONG, Duration.ofNanos(1)))
                .isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void givesUpInTime() {
        assertThat(SchemaChanges.await(() -> asked.incrementAndGet() == 0, Duration.ZERO, Duration.ofNanos(1)))
                .isFalse();
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void keepsAnInterrupt() {
        Thread.currentThread().interrupt();
        assertThat(SchemaChanges.await(() -> false, LONG, LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
