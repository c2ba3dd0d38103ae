package dev.scamander.it.quickstart.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void setsNumbersFlushRightAndTextFlushLeft() {
        TextTable table = new TextTable("Hottest days", "station", "day", "high")
                .row("724940:23234", 7, "37.2")
                .row("x", 12, -1.5);

        assertThat(table.lines())
                .containsExactly(
                        "Hottest days",
                        "",
                        "  station       day  high",
                        "  ------------  ---  ----",
                        "  724940:23234    7  37.2",
                        "  x              12  -1.5");
    }

    @Test
    void shortensLongCellsAndHidesWhatWouldBreakTheTable() {
        TextTable table = new TextTable("t", "a")
                .row("x".repeat(121))
                .row("a\tb\u001b\nc")
                .row((Object) null);

        assertThat(table.lines().get(4)).hasSize(122).endsWith("xxx...");
        assertThat(table.lines().get(5)).isEqualTo("  a?b??c");
        assertThat(table.lines().get(6)).isEmpty();
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("t", "a", "b").row("x"));
    }
}
