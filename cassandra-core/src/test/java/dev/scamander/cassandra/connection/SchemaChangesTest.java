package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchemaChangesTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void agreesWhenAllTellTheSame() {
        Optional<UUID> one = Optional.of(new UUID(0, 1));
        assertThat(SchemaChanges.agreed(List.of(one, one))).isTrue();
        assertThat(SchemaChanges.agreed(List.of(one, Optional.of(new UUID(0, 2)))))
                .isFalse();
        assertThat(SchemaChanges.agreed(List.of(one, Optional.empty()))).isFalse();
        assertThat(SchemaChanges.agreed(List.of(Optional.empty()))).isFalse();
    }

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
