package dev.scamander.cassandra.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenRangeTest {

    @Property
    void piecesAreTheRangeAgain(@ForAll long a, @ForAll long b, @ForAll @IntRange(min = 1, max = 50) int pieces) {
        if (a == b) {
            return;
        }
        TokenRange range = new TokenRange(Math.min(a, b), Math.max(a, b));

        List<TokenRange> cut = range.split(pieces);

        assertThat(cut).hasSizeLessThanOrEqualTo(pieces);
        assertThat(cut.get(0).start()).isEqualTo(range.start());
        assertThat(cut.get(cut.size() - 1).end()).isEqualTo(range.end());
        for (int i = 1; i < cut.size(); i++) {
            assertThat(cut.get(i).start()).isEqualTo(cut.get(i - 1).end());
        }
    }

    @Test
    void cutsTheRingIntoEqualPieces() {
        assertThat(TokenRange.FULL.split(4)).hasSize(4).allSatisfy(piece -> assertThat(piece.fraction())
                .isBetween(0.2499, 0.2501));
        assertThat(new TokenRange(7, 9).split(5)).containsExactly(new TokenRange(7, 8), new TokenRange(8, 9));
    }
}
