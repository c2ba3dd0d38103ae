package dev.scamander.benchmarks.connect;

import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.MarkdownTable;
import dev.scamander.benchmarks.report.Ratio;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.report.Rounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Gathers what the rounds of the sink benchmark measured, and makes its tables and ratios. */
final class SinkFigures {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private record Pair(Seen discarded, Seen ours) {}

    private final Map<SinkCase, List<Pair>> sinks = new HashMap<>();
    private final Map<Feed, List<Seen>> driver = new HashMap<>();
    private final Map<SinkCase, List<Seen>> aggregates = new HashMap<>();

    void add(SinkCase measured, Seen discarded, Seen ours) {
        sinks.computeIfAbsent(measured, first -> new ArrayList<>()).add(new Pair(discarded, ours));
    }

    void addAggregate(SinkCase measured, Seen counted) {
        aggregates.computeIfAbsent(measured, first -> new ArrayList<>()).add(counted);
    }

    void addDriver(Feed feed, Seen alone) {
        driver.computeIfAbsent(feed, first -> new ArrayList<>()).add(alone);
    }

    void fill(Report report, List<Feed> feeds, List<SinkCase> cases) {
        MarkdownTable table = new MarkdownTable("run", "records/s", "lowest", "highest", "CPU us/record");
        for (Feed feed : feeds) {
            for (SinkCase measured : of(feed, cases)) {
                row(
                        table,
                        measured.title() + ": ours",
                        wall(measured),
                        micros(cpu(measured, Pair::ours).median()));
                row(
                        table,
                        measured.title() + ": discarding",
                        rounds(measured, pair -> pair.discarded().nanosPerRecord()),
                        micros(cpu(measured, Pair::discarded).median()));
            }
            row(
                    table,
                    feed.name() + ": driver alone",
                    singles(driver, feed, Seen::nanosPerRecord),
                    micros(singles(driver, feed, Seen::cpuNanosPerRecord).median()));
        }
        for (SinkCase measured : aggregates.keySet()) {
            row(
                    table,
                    measured.title() + ": exact aggregates",
                    singles(aggregates, measured, Seen::nanosPerRecord),
                    micros(singles(aggregates, measured, Seen::cpuNanosPerRecord)
                            .median()));
        }
        report.table("Throughput and CPU", table);
        cases.forEach(measured -> ratios(report, measured));
        aggregates.keySet().forEach(measured -> aggregateRatios(report, measured));
    }

    private static List<SinkCase> of(Feed feed, List<SinkCase> cases) {
        return cases.stream().filter(measured -> measured.feed().equals(feed)).toList();
    }

    private void ratios(Report report, SinkCase measured) {
        String name = measured.ratioName();
        Ratio cpu = Ratio.of(name + ".cpu_vs_discard", cpu(measured, Pair::ours), cpu(measured, Pair::discarded));
        if (measured.feed().dataset() == Dataset.WEATHER) {
            report.ratio(cpu, Bar.atMost(2.5));
        } else {
            report.ratio(cpu);
        }
        report.ratio(
                Ratio.of(
                        name + ".throughput_vs_driver",
                        singles(driver, measured.feed(), Seen::nanosPerRecord),
                        wall(measured)),
                Bar.atLeast(0.4));
    }

    private void aggregateRatios(Report report, SinkCase measured) {
        report.ratio(Ratio.of(
                "sink.aggregate.vs_upsert", wall(measured), singles(aggregates, measured, Seen::nanosPerRecord)));
        report.ratio(Ratio.of(
                "sink.aggregate.cpu_vs_upsert",
                singles(aggregates, measured, Seen::cpuNanosPerRecord),
                cpu(measured, Pair::ours)));
    }

    private Rounds wall(SinkCase measured) {
        return rounds(measured, pair -> pair.ours().nanosPerRecord());
    }

    private Rounds cpu(SinkCase measured, Function<Pair, Seen> side) {
        return rounds(measured, pair -> side.apply(pair).cpuNanosPerRecord());
    }

    private Rounds rounds(SinkCase measured, ToDoubleFunction<Pair> figure) {
        return Rounds.ofSingles(sinks.get(measured).stream().mapToDouble(figure).toArray());
    }

    private static <K> Rounds singles(Map<K, List<Seen>> seen, K key, ToDoubleFunction<Seen> figure) {
        return Rounds.ofSingles(seen.get(key).stream().mapToDouble(figure).toArray());
    }

    private static void row(MarkdownTable table, String title, Rounds nanos, String cpu) {
        table.row(title, perSecond(nanos.median()), perSecond(nanos.max()), perSecond(nanos.min()), cpu);
    }

    private static String perSecond(double nanos) {
        return String.format(Locale.ROOT, "%,.0f", NANOS_PER_SECOND / nanos);
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS_PER_MICRO);
    }
}
