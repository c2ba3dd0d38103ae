package dev.scamander.benchmarks.mapping;

import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.records.Form;
import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.MarkdownTable;
import dev.scamander.benchmarks.report.Ratio;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.report.Rounds;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what the lanes measured into tables and ratios. */
final class MappingReport {

    private static final Bar VS_COMMONS = Bar.atLeast(5);
    private static final Bar VS_TOKENIZING = Bar.atMost(2);
    private static final Bar WEATHER_BYTES = Bar.atMost(2_048);

    private final Map<Lane, List<Turn>> turns;
    private final Report report;

    MappingReport(Map<Lane, List<Turn>> turns, Report report) {
        this.turns = turns;
        this.report = report;
    }

    void fill() {
        MarkdownTable table =
                new MarkdownTable("contender", "CPU ns", "lowest", "highest", "wall ns", "bytes allocated");
        turns.forEach((lane, measured) -> {
            Rounds nanos = nanos(lane);
            table.row(
                    lane.title(),
                    whole(nanos.median()),
                    whole(nanos.min()),
                    whole(nanos.max()),
                    whole(wall(lane).median()),
                    whole(allocated(lane).median()));
        });
        report.table("One record", table);
        for (Dataset dataset : Dataset.values()) {
            for (Form form : Form.values()) {
                ratios(dataset, form);
            }
        }
    }

    private void ratios(Dataset dataset, Form form) {
        Lane ours = new Lane(MappingContender.SCAMANDER, dataset, form);
        if (!turns.containsKey(ours)) {
            return;
        }
        String name = "mapping." + dataset.name().toLowerCase(Locale.ROOT)
                + (form == Form.TEXT ? "" : "." + form.name().toLowerCase(Locale.ROOT));
        Lane commons = new Lane(MappingContender.COMMONS, dataset, form);
        if (turns.containsKey(commons)) {
            report.ratio(Ratio.of(name + ".vs_commons", nanos(commons), nanos(ours)), VS_COMMONS);
        }
        Lane tree = new Lane(MappingContender.TREE, dataset, form);
        if (turns.containsKey(tree)) {
            report.ratio(Ratio.of(name + ".vs_tree", nanos(tree), nanos(ours)));
        }
        Lane tokenizing = new Lane(MappingContender.TOKENIZING, dataset, form);
        if (turns.containsKey(tokenizing)) {
            report.ratio(Ratio.of(name + ".vs_tokenizing", nanos(ours), nanos(tokenizing)), VS_TOKENIZING);
        }
        double bytes = allocated(ours).median();
        if (dataset == Dataset.WEATHER) {
            report.value(name + ".allocated_bytes", bytes, WEATHER_BYTES);
        } else {
            report.value(name + ".allocated_bytes", bytes);
        }
    }

    private Rounds nanos(Lane lane) {
        return new Rounds(turns.get(lane).stream().map(Turn::cpuNanos).toList());
    }

    private Rounds wall(Lane lane) {
        return new Rounds(turns.get(lane).stream().map(Turn::nanos).toList());
    }

    private Rounds allocated(Lane lane) {
        return Rounds.ofSingles(
                turns.get(lane).stream().mapToDouble(Turn::allocatedBytes).toArray());
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
