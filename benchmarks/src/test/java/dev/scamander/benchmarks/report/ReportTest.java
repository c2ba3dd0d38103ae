package dev.scamander.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void printsTablesBarsAndLinesForScripts() {
        Report report = new Report("mapping");
        report.version("Jackson", "1.2.3");
        MarkdownTable table = new MarkdownTable("contender", "ns");
        table.row("ours", "1,000");
        table.row("a peer", "12");
        report.table("One record", table);
        report.ratio(Ratio.of("a.vs_peer", Rounds.ofSingles(12), Rounds.ofSingles(2)), Bar.atLeast(5));
        report.ratio(Ratio.of("a.vs_floor", Rounds.ofSingles(9), Rounds.ofSingles(3)), Bar.atMost(2));
        report.value("a.bytes", 1_234.4, Bar.atMost(2_048));

        String text = print(report);

        assertThat(text)
                .startsWith("## mapping\n\nMachine: ")
                .contains("Jackson: 1.2.3\n")
                .contains("""
                        ### One record

                        | contender |    ns |
                        |-----------|------:|
                        | ours      | 1,000 |
                        | a peer    |    12 |
                        """)
                .contains("| a.vs_peer  |   6.00 |   6.00 |    6.00 |    >= 5.00 | yes |")
                .contains("| a.vs_floor |   3.00 |   3.00 |    3.00 |    <= 2.00 |  NO |")
                .endsWith("RATIO a.vs_peer=6.00\nRATIO a.vs_floor=3.00\nVALUE a.bytes=1234\n");
    }

    private static String print(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
