package dev.scamander.spark.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.cassandra.ring.TableSize;
import org.junit.jupiter.api.Test;

class LookupCostTest {
    private static final double RATIO = 0.9;

    @Test
    void looksUpWhatIsASmallPartOfTheTable() {
        TableSize million = new TableSize(1_000_000, 100_000_000);
        assertThat(LookupCost.isWorthIt(50, million, RATIO)).isTrue();
        assertThat(LookupCost.isWorthIt(10_000, million, RATIO)).isTrue();
        assertThat(LookupCost.isWorthIt(1_000_000, million, RATIO)).isFalse();
    }

    @Test
    void countsWholePartitions() {
        TableSize wide = new TableSize(1_000, 1_000_000_000);
        assertThat(LookupCost.isWorthIt(800, wide, RATIO)).isTrue();
        assertThat(LookupCost.isWorthIt(950, wide, RATIO)).isFalse();
    }

    @Test
    void looksUpFewKeysWhereTheClusterHasNoEstimates() {
        TableSize unknown = new TableSize(0, 0);
        assertThat(LookupCost.isWorthIt(10_000, unknown, RATIO)).isTrue();
        assertThat(LookupCost.isWorthIt(10_001, unknown, RATIO)).isFalse();
    }

    @Test
    void takesNoJoinForLookupsWhoseKeysNobodyCounted() {
        assertThat(LookupCost.isWorthIt(Long.MAX_VALUE / 28.0, new TableSize(1_000_000, 1L << 40), RATIO))
                .isFalse();
    }
}
