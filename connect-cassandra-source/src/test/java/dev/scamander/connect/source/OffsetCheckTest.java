package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.connect.source.config.SourceConfig;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OffsetCheckTest {
    private static final SourceConfig SNAPSHOT = SourceConfig.of(Map.of("tables", "a.b", "snapshot.units", "2"));
    private static final SourceConfig INCREMENTAL = SourceConfig.of(
            Map.of("tables", "a.b", "snapshot.units", "2", "mode", "snapshot+incremental", "incremental.column", "ts"));
    private static final Map<String, String> LOWER =
            new SnapshotUnit(SNAPSHOT.tables().named().get(0), 0, 2).sourcePartition();

    @Test
    void acceptsWhatCanBeGoneOnFrom() {
        OffsetCheck.check(SNAPSHOT, LOWER, null);
        OffsetCheck.check(SNAPSHOT, Map.of("unit", "a.gone 0/77"), null);
        OffsetCheck.check(SNAPSHOT, LOWER, Map.of("token", -5L, "key.id", "1"));
        OffsetCheck.check(SNAPSHOT, LOWER, Map.of("done", true));
        OffsetCheck.check(INCREMENTAL, LOWER, Map.of("done", true, "to", "2026-01-31T00:00:00Z"));
    }

    @Test
    void saysWhatIsWrong() {
        refuses(SNAPSHOT, Map.of("token", 5L), "Token 5 is not of unit a.b 0/2");
        refuses(SNAPSHOT, Map.of("token", "x"), "a whole number");
        refuses(SNAPSHOT, Map.of("token", -5L, "page", 1), "has no 'page'");
        refuses(SNAPSHOT, Map.of("done", false), "lacks 'token'");
        refuses(SNAPSHOT, Map.of("done", true, "key.id", "1"), "lacks 'token'");
        refuses(SNAPSHOT, Map.of("done", 1), "give true or false");
        refuses(SNAPSHOT, Map.of("done", true, "to", "2026-01-31T00:00:00Z"), "reset it to read the table anew");
        refuses(INCREMENTAL, Map.of("done", true), "give it 'to'");
        refuses(INCREMENTAL, Map.of("done", true, "to", "yesterday"), "a time in UTC such as");
        refuses(INCREMENTAL, Map.of("done", true, "from", "2026-01-31T00:00:00Z"), "lacks 'to'");
        refuses(
                INCREMENTAL,
                Map.of("done", true, "from", "2026-01-31T00:00:00Z", "to", "2026-01-31T00:00:00Z"),
                "must lie behind");
    }

    private static void refuses(SourceConfig config, Map<String, Object> offset, String reason) {
        assertThatThrownBy(() -> OffsetCheck.check(config, LOWER, new HashMap<>(offset)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesUnitsThatAreNotRead() {
        assertThatThrownBy(() -> OffsetCheck.check(SNAPSHOT, Map.of("unit", "a.c 0/2"), Map.of()))
                .hasMessageContaining("does not read table a.c; it reads a.b");
        assertThatThrownBy(() -> OffsetCheck.check(SNAPSHOT, Map.of("unit", "a.b 0/3"), Map.of()))
                .hasMessageContaining("snapshot.units is 2");
        assertThatThrownBy(() -> OffsetCheck.check(SNAPSHOT, Map.of("table", "a.b", "unit", "0/2"), null))
                .hasMessageContaining("A source partition is");
    }
}
