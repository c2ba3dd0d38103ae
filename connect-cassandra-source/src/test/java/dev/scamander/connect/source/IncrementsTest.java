package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.connect.source.config.IncrementSettings;
import dev.scamander.connect.source.config.PartitionSettings;
import dev.scamander.connect.source.config.SourceMode;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IncrementsTest {
    private static Increments increments(SourceMode mode, long start) {
        return new Increments(
                mode,
                new IncrementSettings(
                        CqlIdentifier.fromCql("ts"),
                        start,
                        Duration.ofMillis(10),
                        Duration.ofMillis(1),
                        PartitionSettings.ALL),
                500);
    }

    @Property(tries = 200)
    void windowsTileTheTimeUpToTheLag(@ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 50) Long> steps) {
        Increments increments = increments(SourceMode.INCREMENTAL, 100);
        Progress progress = null;
        long now = 100;
        long end = 100;
        for (long step : steps) {
            now += step;
            var next = increments.next(progress, now);
            assertThat(next.isPresent()).isEqualTo(now - 10 > end);
            if (next.isPresent()) {
                assertThat(next.get().window()).isEqualTo(new Window(end, now - 10));
                assertThat(next.get().whole()).isFalse();
                progress = new Progress(next.get().window(), true, null);
                end = now - 10;
            }
        }
    }

    @Test
    void goesOnInsideAWindowThatIsNotDone() {
        Window window = new Window(100, 200);
        var next = increments(SourceMode.INCREMENTAL, 0).next(new Progress(window, false, null), 1_000);
        assertThat(next.orElseThrow().window()).isEqualTo(window);
    }

    @Test
    void theFirstIncrementBeginsWhereTheSnapshotPassesOver() {
        Increments increments = increments(SourceMode.SNAPSHOT_AND_INCREMENTAL, IncrementSettings.NOW);
        var snapshot = increments.next(null, 1_000).orElseThrow();
        assertThat(snapshot.whole()).isTrue();
        assertThat(snapshot.window()).isEqualTo(new Window(Long.MIN_VALUE, 990));
        var increment = increments
                .next(new Progress(snapshot.window(), true, null), 2_000)
                .orElseThrow();
        assertThat(increment.whole()).isFalse();
        assertThat(increment.window()).isEqualTo(new Window(990, 1_990));
    }

    @Test
    void nowIsWhenTheTaskStarted() {
        var next = increments(SourceMode.INCREMENTAL, IncrementSettings.NOW).next(null, 1_000);
        assertThat(next.orElseThrow().window()).isEqualTo(new Window(500, 990));
    }

    @Test
    void aSnapshotIsReadOnce() {
        Increments increments = increments(SourceMode.SNAPSHOT, IncrementSettings.EARLIEST);
        assertThat(increments.next(null, 0).orElseThrow()).isEqualTo(new Increments.Scan(Window.ALL, true, null));
        assertThat(increments.next(new Progress(Window.ALL, true, null), 0)).isEmpty();
        assertThat(increments.isFinished(new Progress(Window.ALL, true, null))).isTrue();
    }
}
