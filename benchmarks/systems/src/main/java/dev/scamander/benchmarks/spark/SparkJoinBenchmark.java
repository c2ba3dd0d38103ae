package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.MarkdownTable;
import dev.scamander.benchmarks.report.Ratio;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.report.Rounds;
import dev.scamander.benchmarks.systems.TableLoader;
import dev.scamander.benchmarks.systems.TurnLine;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.Sandbox;
import java.util.List;
import java.util.Locale;
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

    @Option(names = "--rounds", description = "How many rounds; 3, or 1 with --quick, if not given.")
    private int count;

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
            JoinTurn turn = new JoinTurn(sandbox, rows, quick ? 4 : 14, quick ? 5 : 8);
            // Warms up the node, which would be slower for whoever comes first.
            turn.run(ReadContender.FLOOR);
            Contest contest = Contest.hold(only, only, count > 0 ? count : quick ? 1 : 3, turn::run);
            Report report = new Report("spark-join" + (quick ? " (quick)" : ""));
            report.version("Spark", "3.5.9, Scala 2.12, local[2]");
            report.version("Spark Cassandra Connector", "3.5.1");
            report.version("Rows", Integer.toString(rows.rows()));
            fill(report, contest);
            report.print(System.out);
        }
        return 0;
    }

    private static void fill(Report report, Contest contest) {
        MarkdownTable table = new MarkdownTable("join", "contender", "median ms", "lowest", "highest");
        for (JoinQuery query : JoinQuery.values()) {
            for (ReadContender contender : contest.contenders()) {
                Rounds wall = wall(contest, contender, query);
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
            ratio(report, contest, query);
        }
    }

    private static void ratio(Report report, Contest contest, JoinQuery query) {
        if (!contest.has(ReadContender.OURS)) {
            return;
        }
        Rounds ours = wall(contest, ReadContender.OURS, query);
        String name = "spark.join." + query.label();
        if (contest.has(ReadContender.SCC)) {
            report.ratio(Ratio.of(name + ".vs_scc", wall(contest, ReadContender.SCC, query), ours), BAR);
        }
        if (contest.has(ReadContender.FLOOR)) {
            report.ratio(Ratio.of(name + ".vs_floor", ours, wall(contest, ReadContender.FLOOR, query)));
        }
    }

    private static Rounds wall(Contest contest, ReadContender contender, JoinQuery query) {
        return contest.figures(contender, query.label(), TurnLine::wallNanos);
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%,.1f", nanos / NANOS_PER_MILLI);
    }
}
