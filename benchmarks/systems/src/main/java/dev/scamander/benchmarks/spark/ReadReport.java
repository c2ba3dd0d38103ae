package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.MarkdownTable;
import dev.scamander.benchmarks.report.Ratio;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.report.Rounds;
import dev.scamander.benchmarks.systems.TurnLine;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Turns what the contenders measured into a table and ratios. */
final class ReadReport {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Contest contest;
    private final List<ReadQuery> queries;
    private final Report report;

    ReadReport(Contest contest, List<ReadQuery> queries, Report report) {
        this.contest = contest;
        this.queries = queries;
        this.report = report;
    }

    void fill() {
        MarkdownTable table = new MarkdownTable(
                "query", "contender", "median ms", "lowest", "highest", "task CPU ms", "process CPU ms");
        for (ReadQuery query : queries) {
            for (ReadContender contender : contest.contenders()) {
                Rounds wall = rounds(contender, query, TurnLine::wallNanos);
                table.row(
                        query.label(),
                        contender.title(),
                        millis(wall.median()),
                        millis(wall.min()),
                        millis(wall.max()),
                        millis(rounds(contender, query, TurnLine::taskCpuNanos).median()),
                        millis(rounds(contender, query, TurnLine::processCpuNanos)
                                .median()));
            }
        }
        report.table("One query", table);
        if (contest.has(ReadContender.OURS)) {
            for (ReadQuery query : queries) {
                ratios(query);
            }
        }
    }

    private void ratios(ReadQuery query) {
        String name = "spark." + query.label();
        if (contest.has(ReadContender.SCC)) {
            report.ratio(peer(name + ".vs_scc", query, TurnLine::wallNanos), vsScc(query));
            if (query == ReadQuery.SCAN) {
                report.ratio(peer(name + ".cpu_vs_scc", query, TurnLine::taskCpuNanos), Bar.atLeast(4));
            }
            if (query == ReadQuery.SCAN3) {
                report.ratio(peer(name + ".cpu_vs_scc", query, TurnLine::taskCpuNanos));
            }
            if (query == ReadQuery.SCAN || query == ReadQuery.SCAN3) {
                report.ratio(peer(name + ".process_cpu_vs_scc", query, TurnLine::processCpuNanos));
            }
        }
        if (contest.has(ReadContender.FLOOR)) {
            Ratio ratio = Ratio.of(
                    name + ".vs_floor",
                    rounds(ReadContender.OURS, query, TurnLine::wallNanos),
                    rounds(ReadContender.FLOOR, query, TurnLine::wallNanos));
            if (query == ReadQuery.SCAN) {
                report.ratio(ratio, Bar.atMost(1.25));
            } else {
                report.ratio(ratio);
            }
        }
    }

    private Ratio peer(String name, ReadQuery query, ToLongFunction<TurnLine> figure) {
        return Ratio.of(name, rounds(ReadContender.SCC, query, figure), rounds(ReadContender.OURS, query, figure));
    }

    private static Bar vsScc(ReadQuery query) {
        return switch (query) {
            case SCAN -> Bar.atLeast(2.5);
            case COUNT, GROUP_BY -> Bar.atLeast(2);
            case SCAN3, IN_KEYS, PARTITION, TOP5 -> Bar.atLeast(1.5);
        };
    }

    private Rounds rounds(ReadContender contender, ReadQuery query, ToLongFunction<TurnLine> figure) {
        return contest.figures(contender, query.label(), figure);
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%,.0f", nanos / NANOS_PER_MILLI);
    }
}
