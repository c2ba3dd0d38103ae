package dev.scamander.benchmarks.connect;

import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.benchmarks.systems.TurnLine;
import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.ConnectSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmarks/run sink}. */
@Command(
        name = "sink",
        description =
                "Preloaded topics through a real worker into tables: ours, a sink that discards, the driver alone.",
        mixinStandardHelpOptions = true)
public final class SinkBenchmark implements Callable<Integer> {

    /** What a node has yet to compact of one contender's rows would slow down the next one. */
    private static final String NO_COMPACTION =
            "compaction = {'class': 'SizeTieredCompactionStrategy', 'enabled': 'false'}";

    @Option(names = "--quick", description = "Fewer records and rounds; for a look, not for a claim.")
    private boolean quick;

    @Option(names = "--aggregate", description = "Also exact aggregates of the weather, which take another turn.")
    private boolean aggregate;

    @Option(names = "--only", split = ",", description = "Only these records: weather, product.")
    private Set<String> only = Set.of();

    @Option(
            names = "--values",
            split = ",",
            defaultValue = "string,json",
            description = "What the worker makes of the JSON: string, json (default: ${DEFAULT-VALUE}).")
    private List<RecordValues> values = List.of();

    @Option(
            names = "--poll",
            split = ",",
            defaultValue = "500,5000",
            description = "The max.poll.records to measure with (default: ${DEFAULT-VALUE}).")
    private List<Integer> polls = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Rounds after the first, which warms up; one if quick.")
    private int rounds;

    @Option(names = "--ours", description = "A setting for ours alone, as name=value; may be repeated.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--profile", description = "Record Cassandra and the worker by JFR, into their directories.")
    private boolean profile;

    /** For picocli. */
    public SinkBenchmark() {}

    @Override
    public Integer call() throws IOException {
        List<Feed> feeds = Stream.of(
                        new Feed(Dataset.WEATHER, quick ? 500_000 : 2_000_000),
                        new Feed(Dataset.PRODUCT, quick ? 200_000 : 800_000))
                .filter(feed -> only.isEmpty() || only.contains(feed.name()))
                .toList();
        List<SinkCase> cases = feeds.stream().flatMap(this::cases).toList();
        SinkFigures figures = new SinkFigures();
        try (Sandbox sandbox = Sandbox.describe()
                        .cassandra(cassandra())
                        .connect(worker())
                        .start();
                WorkerProbe probe =
                        WorkerProbe.attach(sandbox.connect().workers().get(0).pid())) {
            feeds.forEach(feed -> {
                feed.table().create().forEach(sandbox.cassandra().session()::execute);
                sandbox.cassandra()
                        .session()
                        .execute("ALTER TABLE " + feed.table().qualifiedName() + " WITH " + NO_COMPACTION);
                FeedTopic.fill(sandbox.kafka(), feed.name(), feed);
            });
            System.err.println("filled the topics");
            // The compiler is busy with a worker for about three million records.
            for (int round = 0; round <= (quick ? 1 : rounds); round++) {
                SinkTurn turn = new SinkTurn(sandbox, probe, settings);
                round(sandbox, turn, feeds, round == 0 ? new SinkFigures() : figures);
                System.err.println(round == 0 ? "warmed up" : "round " + round);
            }
        }
        Report report = new Report("sink" + (quick ? " (quick)" : ""));
        report.version("Kafka and Connect", "4.3.1, one broker, one worker, two tasks, four partitions");
        report.version("Cassandra", "5.0.9, one node");
        feeds.forEach(feed -> report.version("Records of " + feed.name(), Integer.toString(feed.size())));
        figures.fill(report, feeds, cases);
        report.print(System.out);
        return 0;
    }

    private Stream<SinkCase> cases(Feed feed) {
        return values.stream().flatMap(value -> polls.stream().map(poll -> new SinkCase(feed, value, poll)));
    }

    private CassandraSpec cassandra() {
        CassandraSpec node = CassandraSpec.nodes(1).heap("2g").tunedForThroughput();
        return profile ? node.jvmOption(ChildRun.recording("cassandra")) : node;
    }

    private ConnectSpec worker() {
        ConnectSpec worker = ConnectSpec.workers(1)
                .heap("1g")
                .tunedForThroughput()
                .packaged(ProjectLayout.find().root().resolve("benchmarks/discard-sink/target/discard-sink"))
                // As a worker has it by default: what is measured is not the committing.
                .setting("offset.flush.interval.ms", "10000");
        return profile ? worker.jvmOption(ChildRun.recording("worker")) : worker;
    }

    private void round(Sandbox sandbox, SinkTurn turn, List<Feed> feeds, SinkFigures figures) throws IOException {
        for (Feed feed : feeds) {
            for (SinkCase measured : cases(feed).toList()) {
                Seen discarded = turn.run(SinkTurn.DISCARD, measured);
                Seen ours = turn.run(SinkTurn.OURS, measured);
                figures.add(measured, discarded, ours);
                System.err.printf(
                        "%s: ours %.1f us, %.1f us CPU; discarding %.1f us CPU%n",
                        measured.title(),
                        ours.nanosPerRecord() / 1_000,
                        ours.cpuNanosPerRecord() / 1_000,
                        discarded.cpuNanosPerRecord() / 1_000);
            }
            if (aggregate && feed.dataset() == Dataset.WEATHER) {
                SinkCase measured = cases(feed).findFirst().orElseThrow();
                figures.addAggregate(measured, turn.aggregate(measured));
            }
            figures.addDriver(feed, driver(sandbox, feed));
        }
    }

    /** The driver's rows are encoded beforehand, for which there is not that much memory. */
    private static Seen driver(Sandbox sandbox, Feed topic) throws IOException {
        Feed feed = new Feed(topic.dataset(), topic.size() / 4);
        InetSocketAddress address = sandbox.cassandra().contactPoints().get(0);
        List<String> output = new ChildRun(sandbox.directory())
                .run(
                        DriverWriteFloor.class.getName(),
                        List.of("-Xms3g", "-Xmx3g"),
                        List.of(
                                address.getHostString() + ":" + address.getPort(),
                                sandbox.cassandra().localDatacenter(),
                                feed.dataset().name(),
                                Integer.toString(feed.size()),
                                "1",
                                "1"),
                        ChildRun.benchmarksClasspath());
        TurnLine turn = TurnLine.parse(output).get(0);
        double rows = feed.size();
        return new Seen(turn.wallNanos() / rows, turn.processCpuNanos() / rows);
    }
}
