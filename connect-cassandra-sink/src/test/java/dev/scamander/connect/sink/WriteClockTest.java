package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WriteClockTest {
    @Property
    void neverGoesBackAndRepeatsItselfFromEveryFreshStart(
            @ForAll @IntRange(min = 2, max = 200) int count, @ForAll Random random) {
        long[] times = new long[count];
        long now = 1_700_000_000_000L;
        for (int i = 0; i < count; i++) {
            now += random.nextInt(4) == 0 ? random.nextInt(5) - 2 : 0;
            times[i] = now;
        }
        WriteClock clock = new WriteClock();
        long[] given = new long[count];
        boolean[] freshStart = new boolean[count];
        for (int i = 0; i < count; i++) {
            given[i] = clock.next(times[i]);
            freshStart[i] = clock.isFreshStart();
            assertThat(i == 0 || given[i] > given[i - 1]).isTrue();
        }
        for (int start = 0; start < count; start++) {
            if (freshStart[start]) {
                WriteClock replay = new WriteClock();
                for (int i = start; i < count; i++) {
                    assertThat(replay.next(times[i])).isEqualTo(given[i]);
                }
            }
        }
    }

    @Test
    void keepsTheRecordsOwnTimeWhereItCan() {
        WriteClock clock = new WriteClock();
        assertThat(clock.next(5)).isEqualTo(5_000);
        assertThat(clock.next(5)).isEqualTo(5_001);
        assertThat(clock.next(6)).isEqualTo(6_000);
        assertThat(clock.next(4)).isEqualTo(6_001);
    }

    @Test
    void isNotCarriedAwayByOneRecordOfTheFarFuture() {
        WriteClock clock = new WriteClock();
        clock.next(4_000_000_000_000L);
        assertThat(clock.next(1_700_000_000_000L)).isEqualTo(1_700_000_000_000_000L);
    }
}
