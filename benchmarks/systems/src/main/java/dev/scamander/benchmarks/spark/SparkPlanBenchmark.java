package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.report.Bar;
import dev.scamander.benchmarks.report.Report;
import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.benchmarks.systems.TurnLine;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmarks/run spark-plan}. */
@Command(
        name = "spark-plan",
        description = "Planning a scan of 8 TiB on 1,000 nodes of 256 tokens, in a process of 512 MB.",
        mixinStandardHelpOptions = true)
public final class SparkPlanBenchmark implements Callable<Integer> {

    @Option(names = "--quick", description = "The same: it is quick.")
    private boolean quick;

    /** For picocli. */
    public SparkPlanBenchmark() {}

    @Override
    public Integer call() throws Exception {
        List<TurnLine> turns = TurnLine.parse(new ChildRun(Files.createTempDirectory("spark-plan"))
                .run(PlanTurn.class.getName(), List.of("-Xmx512m"), List.of("3"), ChildRun.benchmarksClasspath()));
        Report report = new Report("spark-plan");
        report.value("spark.plan.first.millis", millis(turns.get(0)), Bar.atMost(2_000));
        report.value("spark.plan.later.millis", millis(turns.get(turns.size() - 1)), Bar.atMost(2_000));
        report.print(System.out);
        return 0;
    }

    private static double millis(TurnLine turn) {
        return TimeUnit.NANOSECONDS.toMillis(turn.wallNanos());
    }
}
