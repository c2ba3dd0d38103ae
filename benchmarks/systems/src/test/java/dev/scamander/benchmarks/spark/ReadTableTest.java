package dev.scamander.benchmarks.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadTableTest {

    @Test
    void aTenthOfTheRowsIsInOneWidePartition() {
        ReadTable table = new ReadTable(20_000);

        Map<Object, Long> partitions =
                table.stream().collect(Collectors.groupingBy(row -> row.get("wsid"), Collectors.counting()));

        assertThat(partitions.remove(ReadTable.WIDE_STATION)).isEqualTo(2_000);
        assertThat(partitions).hasSize(180);
        assertThat(partitions.values()).containsOnly(100L);
    }

    @Test
    void noRowIsWrittenTwice() {
        Set<Object> keys = new ReadTable(10_000)
                .stream().map(row -> row.values().stream().limit(5).toList()).collect(Collectors.toSet());

        assertThat(keys).hasSize(10_000);
    }

    @Test
    void theKeysAskedForAreThere() {
        ReadTable table = new ReadTable(200_000);

        Set<Object> stations = table.stream().map(row -> row.get("wsid")).collect(Collectors.toSet());

        assertThat(table.keys()).hasSize(ReadTable.KEYS).doesNotHaveDuplicates();
        assertThat(stations).containsAll(table.keys());
    }
}
