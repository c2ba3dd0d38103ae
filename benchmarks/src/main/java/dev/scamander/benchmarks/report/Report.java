package dev.scamander.benchmarks.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark says at its end: the machine, the versions, a table of contenders, a table of ratios, the ratios again for scripts. */
public final class Report {

    private final String title;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final List<String> tables = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final MarkdownTable figures = new MarkdownTable("figure", "median", "lowest", "highest", "bar", "met");

    /** A report with this heading. */
    public Report(String title) {
        this.title = title;
    }

    /** Names something that took part, and its version. */
    public void version(String what, String version) {
        versions.put(what, version);
    }

    /** Adds a table of measurements under a heading. */
    public void table(String heading, MarkdownTable table) {
        tables.add("### " + heading + "\n\n" + table);
    }

    /** Adds a ratio that is held to nothing. */
    public void ratio(Ratio ratio) {
        add(ratio, "", "");
    }

    /** Adds a ratio and what it is held to. */
    public void ratio(Ratio ratio, Bar bar) {
        add(ratio, bar.toString(), bar.isMetBy(ratio.value()) ? "yes" : "NO");
    }

    /** Adds a figure that is no ratio and is held to nothing. */
    public void value(String name, double value) {
        add(name, value, "", "");
    }

    /** Adds a figure that is no ratio, and what it is held to. */
    public void value(String name, double value, Bar bar) {
        add(name, value, bar.toString(), bar.isMetBy(value) ? "yes" : "NO");
    }

    private void add(Ratio ratio, String bar, String met) {
        lines.add(ratio.line());
        figures.row(ratio.name(), figure(ratio.value()), figure(ratio.min()), figure(ratio.max()), bar, met);
    }

    private void add(String name, double value, String bar, String met) {
        lines.add(String.format(Locale.ROOT, "VALUE %s=%.0f", name, value));
        figures.row(name, String.format(Locale.ROOT, "%.0f", value), "", "", bar, met);
    }

    /** Prints it all. */
    public void print(PrintStream out) {
        out.println("## " + title + "\n");
        out.println("Machine: " + Machine.describe());
        versions.forEach((what, version) -> out.println(what + ": " + version));
        out.println();
        tables.forEach(out::println);
        out.println("### Figures\n\n" + figures);
        lines.forEach(out::println);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
