package dev.scamander.benchmarks.connect;

import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.MarkdownTable;
import dev.scamander.benchmarks.report.Ratio;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.report.Rounds;
import dev.scamander.benchmarks.spark.DriverReadFloor;
import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.benchmarks.systems.TableLoader;
import dev.scamander.benchmarks.systems.TurnLine;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.KafkaSpec;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxRuntime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmarks/run source}. */
@Command(
        name = "source",
        description = "A snapshot of a table through a real worker to a topic: ours, and the driver's scan alone.",
        mixinStandardHelpOptions = true)
public final class SourceBenchmark implements Callable<Integer> {

    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--quick", description = "Fewer rows and rounds; for a look, not for a claim.")
    private boolean quick;

    /** For picocli. */
    public SourceBenchmark() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Feed feed = new Feed(Dataset.WEATHER, quick ? 200_000 : 1_000_000);
        List<Seen> ours = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.describe()
                        .cassandra(CassandraSpec.nodes(1).heap("2g").tunedForThroughput())
                        .kafka(KafkaSpec.of(SandboxRuntime.KAFKA_4_3).heap("1g").tunedForThroughput())
                        .connect(ConnectSpec.workers(1).heap("1g").tunedForThroughput())
                        .start();
                WorkerProbe probe =
                        WorkerProbe.attach(sandbox.connect().workers().get(0).pid())) {
            new TableLoader(sandbox.cassandra().session(), feed.table())
                    .load(IntStream.range(0, feed.size()).mapToObj(feed::row));
            sandbox.cassandra().refreshSizeEstimates(feed.table().keyspace());
            System.err.println("loaded " + feed.size() + " rows");
            // The compiler is busy with a worker for about two million records.
            int warmUps = quick ? 1 : 2;
            for (int round = 1 - warmUps; round <= (quick ? 1 : 3); round++) {
                Seen seen = new SourceTurn(sandbox, probe).run(feed.table(), feed.size());
                double scanned = scan(sandbox, feed);
                System.err.printf(
                        "%s: ours %.1f us, %.1f us CPU; driver alone %.1f us%n",
                        round <= 0 ? "warming up" : "round " + round,
                        seen.nanosPerRecord() / 1_000,
                        seen.cpuNanosPerRecord() / 1_000,
                        scanned / 1_000);
                if (round > 0) {
                    ours.add(seen);
                    floor.add(scanned);
                }
            }
        }
        report(feed, ours, floor);
        return 0;
    }

    private static double scan(Sandbox sandbox, Feed feed) throws IOException {
        InetSocketAddress address = sandbox.cassandra().contactPoints().get(0);
        List<String> output = new ChildRun(sandbox.directory())
                .run(
                        DriverReadFloor.class.getName(),
                        List.of("-Xmx1g"),
                        List.of(
                                address.getHostString() + ":" + address.getPort(),
                                sandbox.cassandra().localDatacenter(),
                                feed.table().qualifiedName(),
                                Integer.toString(feed.size()),
                                "1",
                                "1",
                                "SCAN"),
                        ChildRun.benchmarksClasspath());
        return TurnLine.parse(output).get(0).wallNanos() / (double) feed.size();
    }

    private void report(Feed feed, List<Seen> ours, List<Double> floor) {
        Rounds wall =
                Rounds.ofSingles(ours.stream().mapToDouble(Seen::nanosPerRecord).toArray());
        Rounds cpu = Rounds.ofSingles(
                ours.stream().mapToDouble(Seen::cpuNanosPerRecord).toArray());
        Rounds scans =
                Rounds.ofSingles(floor.stream().mapToDouble(Double::doubleValue).toArray());
        Report report = new Report("source" + (quick ? " (quick)" : ""));
        report.version("Kafka and Connect", "4.3.1, one broker, one worker, two tasks, JsonConverter without schemas");
        report.version("Cassandra", "5.0.9, one node");
        report.version("Rows", Integer.toString(feed.size()));
        MarkdownTable table = new MarkdownTable("run", "rows/s", "lowest", "highest", "worker CPU us/row");
        table.row(
                "snapshot: ours",
                perSecond(wall.median()),
                perSecond(wall.max()),
                perSecond(wall.min()),
                String.format(Locale.ROOT, "%.1f", cpu.median() / 1_000));
        table.row("driver's scan alone", perSecond(scans.median()), perSecond(scans.max()), perSecond(scans.min()), "");
        report.table("A snapshot", table);
        report.ratio(Ratio.of("source.snapshot.time_vs_floor", wall, scans), Bar.atMost(3));
        report.print(System.out);
    }

    private static String perSecond(double nanos) {
        return String.format(Locale.ROOT, "%,.0f", NANOS_PER_SECOND / nanos);
    }
}
