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
    private static final int DEFAULT_POLL = 500;

    private record Case(Feed feed, int poll) {}

    private record Pair(Seen discarded, Seen ours) {}

    private final Map<Case, List<Pair>> sinks = new HashMap<>();
    private final Map<Feed, List<Seen>> driver = new HashMap<>();
    private final Map<Feed, List<Seen>> aggregates = new HashMap<>();

    void add(Feed feed, int poll, Seen discarded, Seen ours) {
        sinks.computeIfAbsent(new Case(feed, poll), first -> new ArrayList<>()).add(new Pair(discarded, ours));
    }

    void addAggregate(Feed feed, Seen counted) {
        aggregates.computeIfAbsent(feed, first -> new ArrayList<>()).add(counted);
    }

    void addDriver(Feed feed, Seen alone) {
        driver.computeIfAbsent(feed, first -> new ArrayList<>()).add(alone);
    }

    void fill(Report report, List<Feed> feeds, List<Integer> polls) {
        MarkdownTable table = new MarkdownTable("run", "records/s", "lowest", "highest", "CPU us/record");
        for (Feed feed : feeds) {
            for (int poll : polls) {
                Case measured = new Case(feed, poll);
                String title = feed.name() + ", max.poll.records " + poll + ": ";
                row(
                        table,
                        title + "ours",
                        wall(measured),
                        micros(cpu(measured, Pair::ours).median()));
                row(
                        table,
                        title + "discarding",
                        rounds(measured, pair -> pair.discarded().nanosPerRecord()),
                        micros(cpu(measured, Pair::discarded).median()));
            }
            row(
                    table,
                    feed.name() + ": driver alone",
                    singles(driver, feed, Seen::nanosPerRecord),
                    micros(singles(driver, feed, Seen::cpuNanosPerRecord).median()));
            if (aggregates.containsKey(feed)) {
                row(
                        table,
                        feed.name() + ", max.poll.records " + DEFAULT_POLL + ": exact aggregates",
                        singles(aggregates, feed, Seen::nanosPerRecord),
                        micros(singles(aggregates, feed, Seen::cpuNanosPerRecord)
                                .median()));
            }
        }
        report.table("Throughput and CPU", table);
        feeds.forEach(feed -> polls.forEach(poll -> ratios(report, new Case(feed, poll))));
        aggregates.keySet().forEach(feed -> aggregateRatios(report, feed));
    }

    private void ratios(Report report, Case measured) {
        String name =
                "sink." + measured.feed().name() + (measured.poll() == DEFAULT_POLL ? "" : ".poll" + measured.poll());
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

    private void aggregateRatios(Report report, Feed feed) {
        Case upserts = new Case(feed, DEFAULT_POLL);
        report.ratio(
                Ratio.of("sink.aggregate.vs_upsert", wall(upserts), singles(aggregates, feed, Seen::nanosPerRecord)));
        report.ratio(Ratio.of(
                "sink.aggregate.cpu_vs_upsert",
                singles(aggregates, feed, Seen::cpuNanosPerRecord),
                cpu(upserts, Pair::ours)));
    }

    private Rounds wall(Case measured) {
        return rounds(measured, pair -> pair.ours().nanosPerRecord());
    }

    private Rounds cpu(Case measured, Function<Pair, Seen> side) {
        return rounds(measured, pair -> side.apply(pair).cpuNanosPerRecord());
    }

    private Rounds rounds(Case measured, ToDoubleFunction<Pair> figure) {
        return Rounds.ofSingles(sinks.get(measured).stream().mapToDouble(figure).toArray());
    }

    private static Rounds singles(Map<Feed, List<Seen>> seen, Feed feed, ToDoubleFunction<Seen> figure) {
        return Rounds.ofSingles(seen.get(feed).stream().mapToDouble(figure).toArray());
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
