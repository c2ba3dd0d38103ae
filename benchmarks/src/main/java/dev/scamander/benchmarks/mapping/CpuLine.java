package dev.scamander.benchmarks.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a measuring process tells the CPU time of an iteration. */
final class CpuLine {

    private static final Pattern LINE = Pattern.compile("CPU (\\d+) (\\d+)");

    private CpuLine() {}

    /** What to print. */
    static String of(long cpuNanos, int records) {
        return "CPU " + cpuNanos + " " + records;
    }

    /**
     * CPU nanoseconds per record of each iteration.
     *
     * @param output all that was printed, in which JMH may have begun the line
     * @param last how many iterations were measured; those before them warmed up
     */
    static double[] parse(List<String> output, int last) {
        double[] all = output.stream()
                .map(LINE::matcher)
                .filter(Matcher::find)
                .mapToDouble(cpu -> Double.parseDouble(cpu.group(1)) / Integer.parseInt(cpu.group(2)))
                .toArray();
        if (all.length < last) {
            throw new IllegalArgumentException(all.length + " iterations were measured, not " + last);
        }
        return Arrays.copyOfRange(all, all.length - last, all.length);
    }
}
