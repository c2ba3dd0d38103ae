package dev.scamander.benchmarks.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuLineTest {

    private final List<String> output =
            List.of("# JMH", CpuLine.of(900, 1), CpuLine.of(100, 10), "x", "Iteration 2: " + CpuLine.of(60, 3));

    @Test
    void theFirstIterationsWarmUp() {
        assertThat(CpuLine.parse(output, 2)).containsExactly(10, 20);
    }

    @Test
    void anIterationThatPrintedNothingIsMissed() {
        assertThatThrownBy(() -> CpuLine.parse(output, 4)).hasMessageContaining("3 iterations");
    }
}
