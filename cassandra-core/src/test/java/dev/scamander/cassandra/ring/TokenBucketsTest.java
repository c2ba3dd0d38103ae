package dev.scamander.cassandra.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketsTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 64, 1 << 20})
    void tilesTheRingWithoutGapOrOverlap(int count) {
        TokenBuckets buckets = new TokenBuckets(count);
        long end = Long.MIN_VALUE;
        for (int bucket = 0; bucket < count; bucket++) {
            TokenRange range = buckets.range(bucket);
            assertThat(range.start()).isEqualTo(end);
            assertThat(buckets.bucket(range.start() + 1)).isEqualTo(bucket);
            assertThat(buckets.bucket(range.end())).isEqualTo(bucket);
            end = range.end();
        }
        assertThat(end).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void putsTokensWhereTheirRangeIs() {
        Random random = new Random(7);
        TokenBuckets buckets = TokenBuckets.atLeast(100);
        assertThat(buckets.count()).isEqualTo(128);
        random.longs(1000).forEach(token -> assertThat(
                        buckets.range(buckets.bucket(token)).contains(token))
                .isTrue());
    }

    @Test
    void roundsUpToAPowerOfTwo() {
        assertThat(TokenBuckets.atLeast(0).count()).isEqualTo(2);
        assertThat(TokenBuckets.atLeast(8).count()).isEqualTo(8);
        assertThat(TokenBuckets.atLeast(Long.MAX_VALUE).count()).isEqualTo(1 << 30);
        assertThatThrownBy(() -> new TokenBuckets(12))
                .hasMessageContaining("power of two")
                .hasMessageContaining("12");
    }
}
