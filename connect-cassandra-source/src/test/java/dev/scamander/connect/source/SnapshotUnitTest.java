package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.connect.source.config.SourceConfig;
import dev.scamander.connect.source.config.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotUnitTest {
    private static final TableName TABLE = TableName.parse("shop.product");

    @Property(tries = 100)
    void unitsTileTheRing(@ForAll @IntRange(min = 1, max = 1000) int count) {
        List<SnapshotUnit> units = SnapshotUnit.of(TABLE, count);
        assertThat(units.get(0).range().start()).isEqualTo(TokenRange.FULL.start());
        assertThat(units.get(count - 1).range().end()).isEqualTo(TokenRange.FULL.end());
        for (int i = 1; i < count; i++) {
            assertThat(units.get(i).range().start())
                    .isEqualTo(units.get(i - 1).range().end());
        }
    }

    @Property(tries = 100)
    void tasksShareTheUnitsEvenly(
            @ForAll @IntRange(min = 1, max = 40) int units, @ForAll @IntRange(min = 1, max = 100) int maxTasks) {
        Map<String, String> properties = Map.of("tables", "a.b, a.c", "snapshot.units", Integer.toString(units));
        SourceConfig config = SourceConfig.of(properties);
        Set<SnapshotUnit> dealt = new HashSet<>();
        List<TaskShare> shares = TaskShare.shares(config, maxTasks);
        for (TaskShare share : shares) {
            List<SnapshotUnit> own = TaskShare.of(share.in(properties, config)).units(config);
            assertThat(own.size()).isBetween(2 * units / shares.size(), 2 * units / shares.size() + 1);
            own.forEach(unit -> assertThat(dealt.add(unit)).isTrue());
        }
        assertThat(dealt).hasSize(2 * units);
    }

    @Test
    void readsWhatItWrites() {
        SnapshotUnit unit = new SnapshotUnit(TableName.parse("\"Shop\".product"), 3, 64);
        assertThat(unit.sourcePartition()).isEqualTo(Map.of("unit", "\"Shop\".product 3/64"));
        assertThat(SnapshotUnit.parse(unit.sourcePartition())).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64/64", "-1/64", "1", "1/2/3", "a/b", ""})
    void refusesUnitsThatAreNone(String unit) {
        assertThatThrownBy(() -> SnapshotUnit.parse(Map.of("unit", "a.b " + unit)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
