package dev.scamander.benchmarks.systems;

import dev.scamander.benchmarks.connect.SinkBenchmark;
import dev.scamander.benchmarks.connect.SourceBenchmark;
import dev.scamander.benchmarks.spark.SparkJoinBenchmark;
import dev.scamander.benchmarks.spark.SparkPlanBenchmark;
import dev.scamander.benchmarks.spark.SparkReadBenchmark;
import dev.scamander.benchmarks.spark.SparkWriteBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./benchmarks/run NAME [--quick]}, for the benchmarks that need real systems. */
@Command(
        name = "./benchmarks/run",
        description = "Measures Scamander on real systems, beside its peers and beside the floor.",
        mixinStandardHelpOptions = true,
        subcommands = {
            SinkBenchmark.class,
            SourceBenchmark.class,
            SparkReadBenchmark.class,
            SparkPlanBenchmark.class,
            SparkJoinBenchmark.class,
            SparkWriteBenchmark.class
        })
public final class SystemBenchmarks implements Runnable {

    @Spec
    private CommandSpec spec;

    private SystemBenchmarks() {}

    /** Runs the benchmark that the first argument names; the exit code is 0 when it ran to its end. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SystemBenchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which benchmark?");
    }
}
