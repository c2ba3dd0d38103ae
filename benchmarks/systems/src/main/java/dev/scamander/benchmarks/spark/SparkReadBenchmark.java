package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.systems.TableLoader;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.Sandbox;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmarks/run spark-read}. */
@Command(
        name = "spark-read",
        description = "Spark 3.5 reading a weather table: ours, the Spark Cassandra Connector, the driver alone.",
        mixinStandardHelpOptions = true)
public final class SparkReadBenchmark implements Callable<Integer> {

    private static final BenchTable TABLE = Dataset.WEATHER.table();

    @Option(names = "--quick", description = "Fewer rows and turns; for a look, not for a claim.")
    private boolean quick;

    @Option(names = "--only", split = ",", description = "Only these contenders: OURS, SCC, FLOOR.")
    private List<ReadContender> only = List.of(ReadContender.values());

    @Option(names = "--queries", split = ",", description = "Only these queries: SCAN, COUNT, ...")
    private List<ReadQuery> queries = List.of(ReadQuery.values());

    @Option(
            names = "--rounds",
            description = "Rounds, in each of which every contender has a turn (default: 3, or 1 with --quick).")
    private int rounds;

    @Option(
            names = "--warm-ups",
            description = "Times a turn answers every query before it measures (default: 3, or 1 with --quick).")
    private int warmups;

    /** For picocli. */
    public SparkReadBenchmark() {}

    @Override
    public Integer call() throws Exception {
        ReadTable rows = new ReadTable(quick ? 200_000 : 1_000_000);
        CassandraSpec cassandra = CassandraSpec.nodes(1).heap("2g").tunedForThroughput();
        try (Sandbox sandbox = Sandbox.describe().cassandra(cassandra).start()) {
            load(sandbox, rows);
            int usual = quick ? 1 : 3;
            ReadTurn turn = new ReadTurn(
                    sandbox, TABLE.qualifiedName(), rows, queries, warmups > 0 ? warmups : usual, quick ? 2 : 3);
            Contest contest = Contest.hold(
                    only, List.of(ReadContender.OURS, ReadContender.SCC), rounds > 0 ? rounds : usual, turn::run);
            Report report = new Report("spark-read" + (quick ? " (quick)" : ""));
            report.version("Spark", "3.5.9, Scala 2.12, local[2]");
            report.version("Spark Cassandra Connector", "3.5.1");
            report.version("Rows", Integer.toString(rows.rows()));
            new ReadReport(contest, queries, report).fill();
            report.print(System.out);
        }
        return 0;
    }

    private static void load(Sandbox sandbox, ReadTable rows) throws InterruptedException {
        new TableLoader(sandbox.cassandra().session(), TABLE).load(rows.stream());
        sandbox.cassandra().compact(TABLE.keyspace());
        sandbox.cassandra().refreshSizeEstimates(TABLE.keyspace());
        System.err.println("loaded " + rows.rows() + " rows");
    }
}
