package dev.scamander.benchmarks.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.benchmarks.systems.RingSlices.Slice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void measurementsComeBackAsTheyWerePrinted() {
        TurnLine turn = new TurnLine("scan", 1_234, 56, 789);

        assertThat(TurnLine.parse(List.of("noise", turn.line(), "TURN scan without numbers")))
                .containsExactly(turn);
    }

    @Test
    void resultsThatDifferAreNamed() {
        Map<String, String> one = CheckLine.parse(List.of("noise", CheckLine.of("scan", "10 77")));

        assertThat(one).containsExactly(Map.entry("scan", "10 77"));
        assertThatCode(() -> CheckLine.requireSame("ours", one, "SCC", Map.of("count", "1")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> CheckLine.requireSame("ours", one, "SCC", Map.of("scan", "9 77")))
                .hasMessage("scan: ours answers 10 77, SCC answers 9 77");
    }

    @Test
    void slicesCoverTheRingWithoutGapOrOverlap() {
        List<Slice> slices = RingSlices.of(7);

        assertThat(slices).hasSize(7);
        assertThat(slices.get(0).afterToken()).isEqualTo(Long.MIN_VALUE);
        assertThat(slices.get(6).lastToken()).isEqualTo(Long.MAX_VALUE);
        for (int slice = 1; slice < slices.size(); slice++) {
            assertThat(slices.get(slice).afterToken())
                    .isEqualTo(slices.get(slice - 1).lastToken());
        }
    }
}
