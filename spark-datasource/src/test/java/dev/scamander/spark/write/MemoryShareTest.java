package dev.scamander.spark.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryShareTest {

    @Test
    void dealsAnEighthOfTheMemoryToTheCores() {
        assertThat(MemoryShare.rows(1L << 30, 4)).isEqualTo(65_536);
    }

    @Test
    void holdsEnoughToGroupAndNoMoreThanHelps() {
        assertThat(MemoryShare.rows(64L << 20, 16)).isEqualTo(10_000);
        assertThat(MemoryShare.rows(Long.MAX_VALUE, 1)).isEqualTo(250_000);
        assertThat(MemoryShare.rows(1L << 30, 0)).isEqualTo(250_000);
    }
}
