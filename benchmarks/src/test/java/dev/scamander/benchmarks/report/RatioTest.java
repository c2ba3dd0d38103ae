package dev.scamander.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void comparesRoundsWithTheirOwnKind() {
        // The machine was twice as slow in round two and thrice in round three: the ratio must not see it.
        Rounds peer = new Rounds(List.of(new double[] {90, 100, 400}, new double[] {200}, new double[] {300, 310}));
        Rounds ours = new Rounds(List.of(new double[] {20}, new double[] {40, 50, 30}, new double[] {61}));

        Ratio ratio = Ratio.of("x.vs_peer", peer, ours);

        assertThat(ratio.value()).isEqualTo(5.0, within(1e-9));
        assertThat(ratio.min()).isEqualTo(5.0, within(1e-9));
        assertThat(ratio.max()).isEqualTo(5.0, within(1e-9));
        assertThat(ratio.line()).isEqualTo("RATIO x.vs_peer=5.00");
    }

    @Test
    void oneDisturbedRoundDoesNotMoveTheRatio() {
        Ratio ratio = Ratio.of("x", Rounds.ofSingles(10, 10, 1_000), Rounds.ofSingles(5, 5, 5));

        assertThat(ratio.value()).isEqualTo(2.0);
        assertThat(ratio.max()).isEqualTo(200.0);
    }

    @Test
    void medianOfAnEvenCountIsTheMiddle() {
        Rounds rounds = new Rounds(List.of(new double[] {4, 1}, new double[] {3, 2}));

        assertThat(rounds.median()).isEqualTo(2.5);
        assertThat(rounds.min()).isEqualTo(1);
        assertThat(rounds.max()).isEqualTo(4);
    }

    @Test
    void roundsOfDifferentCountsAreNotCompared() {
        assertThatThrownBy(() -> Ratio.of("x", Rounds.ofSingles(1, 2), Rounds.ofSingles(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 rounds");
    }

    @Test
    void aRoundWithoutMeasurementsIsRefused() {
        assertThatThrownBy(() -> new Rounds(List.of(new double[0]))).isInstanceOf(IllegalArgumentException.class);
    }
}
