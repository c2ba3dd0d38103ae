package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.report.Rounds;
import dev.scamander.benchmarks.systems.CheckLine;
import dev.scamander.benchmarks.systems.TurnLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Contenders' turns, round by round, and what they measured. */
final class Contest {

    private final Map<ReadContender, List<List<TurnLine>>> rounds = new EnumMap<>(ReadContender.class);
    private final Map<ReadContender, Map<String, String>> results = new EnumMap<>(ReadContender.class);

    /** A contender's turn, in a process of its own. */
    @FunctionalInterface
    interface Turn {
        /** The lines of the process's output. */
        List<String> run(ReadContender contender) throws Exception;
    }

    private Contest() {}

    /**
     * Holds a contest.
     *
     * @param contenders who take part, in the order of their turns
     * @param checked those of them whose results have to be equal
     * @param count rounds
     * @param turn runs a turn
     * @throws IllegalStateException when results are not equal
     */
    static Contest hold(List<ReadContender> contenders, Collection<ReadContender> checked, int count, Turn turn)
            throws Exception {
        Contest contest = new Contest();
        for (int round = 1; round <= count; round++) {
            for (ReadContender contender : contenders) {
                contest.add(contender, turn.run(contender));
                System.err.printf("round %d of %d: %s%n", round, count, contender);
            }
        }
        contest.requireSame(contenders.stream().filter(checked::contains).toList());
        return contest;
    }

    private void add(ReadContender contender, List<String> output) {
        results.put(contender, CheckLine.parse(output));
        rounds.computeIfAbsent(contender, first -> new ArrayList<>()).add(TurnLine.parse(output));
    }

    private void requireSame(List<ReadContender> checked) {
        for (ReadContender contender : checked) {
            ReadContender first = checked.get(0);
            CheckLine.requireSame(first.title(), results.get(first), contender.title(), results.get(contender));
        }
    }

    /** Who took part. */
    Set<ReadContender> contenders() {
        return rounds.keySet();
    }

    boolean has(ReadContender contender) {
        return rounds.containsKey(contender);
    }

    /** What a contender measured of a query. */
    Rounds figures(ReadContender contender, String query, ToLongFunction<TurnLine> figure) {
        return new Rounds(rounds.get(contender).stream()
                .map(round -> round.stream()
                        .filter(turn -> turn.query().equals(query))
                        .mapToDouble(turn -> figure.applyAsLong(turn))
                        .toArray())
                .toList());
    }
}
