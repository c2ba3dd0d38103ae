package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.MarkdownTable;
import dev.scamander.benchmarks.report.Ratio;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.report.Rounds;
import dev.scamander.benchmarks.systems.CheckLine;
import dev.scamander.benchmarks.systems.TableLoader;
import dev.scamander.benchmarks.systems.TurnLine;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmarks/run spark-join}. */
@Command(
        name = "spark-join",
        description = "Spark 3.5 joining keys with a table: ours, the Spark Cassandra Connector, the driver alone.",
        mixinStandardHelpOptions = true)
public final class SparkJoinBenchmark implements Callable<Integer> {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final Bar BAR = Bar.atLeast(1.5);

    @Option(names = "--quick", description = "Fewer rows and turns; for a look, not for a claim.")
    private boolean quick;

    @Option(names = "--only", split = ",", description = "Only these contenders: OURS, SCC, FLOOR.")
    private List<ReadContender> only = List.of(ReadContender.values());

    /** For picocli. */
    public SparkJoinBenchmark() {}

    @Override
    public Integer call() throws Exception {
        JoinTable rows = new JoinTable(quick ? 200_000 : 1_000_000);
        CassandraSpec cassandra = CassandraSpec.nodes(1).heap("2g").tunedForThroughput();
        try (Sandbox sandbox = Sandbox.describe().cassandra(cassandra).start()) {
            new TableLoader(sandbox.cassandra().session(), JoinTable.table()).load(rows.stream());
            sandbox.cassandra().refreshSizeEstimates(JoinTable.KEYSPACE);
            System.err.println("loaded " + rows.rows() + " rows");
            JoinTurn turn = new JoinTurn(sandbox, rows, quick ? 4 : 6, quick ? 5 : 7);
            Map<ReadContender, List<List<TurnLine>>> rounds = measure(turn, quick ? 1 : 3);
            Report report = new Report("spark-join" + (quick ? " (quick)" : ""));
            report.version("Spark", "3.5.9, Scala 2.12, local[2]");
            report.version("Spark Cassandra Connector", "3.5.1");
            report.version("Rows", Integer.toString(rows.rows()));
            fill(report, rounds);
            report.print(System.out);
        }
        return 0;
    }

    private Map<ReadContender, List<List<TurnLine>>> measure(JoinTurn turn, int count) throws Exception {
        Map<ReadContender, List<List<TurnLine>>> rounds = new EnumMap<>(ReadContender.class);
        Map<ReadContender, Map<String, String>> results = new EnumMap<>(ReadContender.class);
        for (int round = 1; round <= count; round++) {
            for (ReadContender contender : only) {
                List<String> output = turn.run(contender);
                results.put(contender, CheckLine.parse(output));
                rounds.computeIfAbsent(contender, first -> new ArrayList<>()).add(TurnLine.parse(output));
                System.err.printf("round %d of %d: %s%n", round, count, contender);
            }
        }
        ReadContender first = only.get(0);
        for (ReadContender contender : only) {
            CheckLine.requireSame(first.title(), results.get(first), contender.title(), results.get(contender));
        }
        return rounds;
    }

    private static void fill(Report report, Map<ReadContender, List<List<TurnLine>>> rounds) {
        MarkdownTable table = new MarkdownTable("join", "contender", "median ms", "lowest", "highest");
        for (JoinQuery query : JoinQuery.values()) {
            for (ReadContender contender : rounds.keySet()) {
                Rounds wall = wall(rounds.get(contender), query);
                table.row(
                        query.label(),
                        contender.title(),
                        millis(wall.median()),
                        millis(wall.min()),
                        millis(wall.max()));
            }
        }
        report.table("One join", table);
        for (JoinQuery query : JoinQuery.values()) {
            ratio(report, rounds, query);
        }
    }

    private static void ratio(Report report, Map<ReadContender, List<List<TurnLine>>> rounds, JoinQuery query) {
        if (!rounds.containsKey(ReadContender.OURS)) {
            return;
        }
        Rounds ours = wall(rounds.get(ReadContender.OURS), query);
        String name = "spark.join." + query.label();
        if (rounds.containsKey(ReadContender.SCC)) {
            report.ratio(Ratio.of(name + ".vs_scc", wall(rounds.get(ReadContender.SCC), query), ours), BAR);
        }
        if (rounds.containsKey(ReadContender.FLOOR)) {
            report.ratio(Ratio.of(name + ".vs_floor", ours, wall(rounds.get(ReadContender.FLOOR), query)));
        }
    }

    private static Rounds wall(List<List<TurnLine>> rounds, JoinQuery query) {
        return new Rounds(rounds.stream()
                .map(round -> round.stream()
                        .filter(turn -> turn.query().equals(query.label()))
                        .mapToDouble(TurnLine::wallNanos)
                        .toArray())
                .toList());
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%,.1f", nanos / NANOS_PER_MILLI);
    }
}
