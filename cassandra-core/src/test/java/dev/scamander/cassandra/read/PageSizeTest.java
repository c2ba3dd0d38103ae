package dev.scamander.cassandra.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSizeTest {

    @Test
    void hasNoOpinionWhereTheStatementsHave() {
        PageSize size = new PageSize(0);
        size.received(10, 1_000);

        assertThat(size.rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1000, 100000, 5242", "1000, 1000, 20000", "3, 300000000, 4", "10, -1, 1000", "0, 50, 1000"})
    void goesByTheRowsSoFar(int rows, long bytes, int next) {
        PageSize size = new PageSize(1 << 19);
        assertThat(size.rows()).isEqualTo(1_000);

        size.received(rows, bytes);

        assertThat(size.rows()).isEqualTo(next);
    }
}
