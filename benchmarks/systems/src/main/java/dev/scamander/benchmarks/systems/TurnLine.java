package dev.scamander.benchmarks.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a measuring process says on its standard output about one measurement.
 *
 * @param query what was measured
 * @param wallNanos from asking to having everything
 * @param taskCpuNanos CPU time of the threads that Spark counts as its tasks'; 0 outside of Spark
 * @param processCpuNanos CPU time of the whole process, with the driver's network threads, compiler and collector
 */
public record TurnLine(String query, long wallNanos, long taskCpuNanos, long processCpuNanos) {

    private static final String WORD = "TURN";

    /** The line to print. */
    public String line() {
        return String.join(
                " ",
                WORD,
                query,
                Long.toString(wallNanos),
                Long.toString(taskCpuNanos),
                Long.toString(processCpuNanos));
    }

    /** The measurements among all the lines of an output. */
    public static List<TurnLine> parse(List<String> output) {
        List<TurnLine> turns = new ArrayList<>();
        for (String line : output) {
            parse(line).ifPresent(turns::add);
        }
        return turns;
    }

    private static Optional<TurnLine> parse(String line) {
        String[] words = line.split(" ");
        if (words.length != 5 || !words[0].equals(WORD)) {
            return Optional.empty();
        }
        return Optional.of(
                new TurnLine(words[1], Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4])));
    }
}
