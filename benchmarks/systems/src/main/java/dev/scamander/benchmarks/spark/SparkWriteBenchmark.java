package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.MarkdownTable;
import dev.scamander.benchmarks.report.Ratio;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.report.Rounds;
import dev.scamander.benchmarks.spark.WriteTable.Order;
import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.benchmarks.systems.TurnLine;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmarks/run spark-write}. */
@Command(
        name = "spark-write",
        description = "Spark 3.5 writing weather rows: ours, the Spark Cassandra Connector, the driver alone.",
        mixinStandardHelpOptions = true)
public final class SparkWriteBenchmark implements Callable<Integer> {

    private static final double NANOS_PER_MILLI = 1e6;

    @Option(names = "--quick", description = "Fewer rows and turns; for a look, not for a claim.")
    private boolean quick;

    @Option(names = "--only", split = ",", description = "Only these contenders: OURS, SCC, FLOOR.")
    private List<ReadContender> only = List.of(ReadContender.values());

    @Option(names = "--orders", split = ",", description = "Only these orders of rows: INTERLEAVED, SORTED.")
    private List<Order> orders = List.of(Order.values());

    @Option(names = "--rounds", description = "How many rounds; 3, or 1 with --quick, if not given.")
    private int count;

    @Option(names = "--ours", description = "A Spark setting for ours alone, as name=value; may be repeated.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--profile", description = "Record Cassandra and the contenders by JFR, into their directories.")
    private boolean profile;

    private final Map<ReadContender, List<List<TurnLine>>> rounds = new EnumMap<>(ReadContender.class);

    /** For picocli. */
    public SparkWriteBenchmark() {}

    @Override
    public Integer call() throws Exception {
        int rows = quick ? 200_000 : 1_000_000;
        CassandraSpec cassandra = CassandraSpec.nodes(1)
                .heap("4g")
                .setting("memtable_heap_space", "1GiB")
                .tunedForThroughput();
        if (profile) {
            cassandra = cassandra.jvmOption(ChildRun.recording("cassandra"));
        }
        try (Sandbox sandbox = Sandbox.describe().cassandra(cassandra).start()) {
            WriteTurn turn = new WriteTurn(sandbox, rows, quick ? 2 : 1, orders, settings, profile);
            // Warms up the node, which would be slower for whoever comes first.
            turn.run(ReadContender.FLOOR);
            measure(turn, count > 0 ? count : quick ? 1 : 3);
        }
        Report report = new Report("spark-write" + (quick ? " (quick)" : ""));
        report.version("Spark", "3.5.9, Scala 2.12, local[2]");
        report.version("Spark Cassandra Connector", "3.5.1");
        report.version("Rows", Integer.toString(rows));
        fill(report);
        report.print(System.out);
        return 0;
    }

    private void measure(WriteTurn turn, int count) throws Exception {
        String expected = null;
        for (int round = 1; round <= count; round++) {
            for (ReadContender contender : only) {
                rounds.computeIfAbsent(contender, first -> new ArrayList<>()).add(turn.run(contender));
                String result = round == 1 ? turn.result() : expected;
                if (expected != null && !expected.equals(result)) {
                    throw new IllegalStateException(
                            contender + " has written " + result + ", and another contender " + expected);
                }
                expected = result;
                System.err.printf("round %d of %d: %s%n", round, count, contender);
            }
        }
    }

    private void fill(Report report) {
        MarkdownTable table = new MarkdownTable(
                "order", "contender", "median ms", "lowest", "highest", "task CPU ms", "process CPU ms");
        for (Order order : orders) {
            for (ReadContender contender : rounds.keySet()) {
                Rounds wall = rounds(contender, order, TurnLine::wallNanos);
                table.row(
                        order.label(),
                        contender.title(),
                        millis(wall.median()),
                        millis(wall.min()),
                        millis(wall.max()),
                        millis(rounds(contender, order, TurnLine::taskCpuNanos).median()),
                        millis(rounds(contender, order, TurnLine::processCpuNanos)
                                .median()));
            }
        }
        report.table("One write of all rows", table);
        if (rounds.containsKey(ReadContender.OURS)) {
            for (Order order : orders) {
                ratios(report, order);
            }
        }
    }

    private void ratios(Report report, Order order) {
        String name = "spark.write." + order.label();
        Rounds ours = rounds(ReadContender.OURS, order, TurnLine::wallNanos);
        if (rounds.containsKey(ReadContender.SCC)) {
            Ratio ratio = Ratio.of(name + ".vs_scc", rounds(ReadContender.SCC, order, TurnLine::wallNanos), ours);
            if (order == Order.INTERLEAVED) {
                report.ratio(ratio, Bar.atLeast(3.5));
            } else {
                report.ratio(ratio);
            }
        }
        if (rounds.containsKey(ReadContender.FLOOR)) {
            report.ratio(
                    Ratio.of(name + ".vs_floor", ours, rounds(ReadContender.FLOOR, order, TurnLine::wallNanos)),
                    Bar.atMost(1.4));
        }
    }

    private Rounds rounds(ReadContender contender, Order order, ToLongFunction<TurnLine> figure) {
        return new Rounds(rounds.get(contender).stream()
                .map(round -> round.stream()
                        .filter(turn -> turn.query().equals(order.label()))
                        .mapToDouble(turn -> figure.applyAsLong(turn))
                        .toArray())
                .toList());
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%,.0f", nanos / NANOS_PER_MILLI);
    }
}
