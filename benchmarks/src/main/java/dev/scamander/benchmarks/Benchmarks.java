package dev.scamander.benchmarks;

import dev.scamander.benchmarks.mapping.MappingBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./benchmarks/run NAME [--quick]}. */
@Command(
        name = "./benchmarks/run",
        description = "Measures Scamander beside its peers and beside the floor.",
        mixinStandardHelpOptions = true,
        subcommands = {MappingBenchmark.class})
public final class Benchmarks implements Runnable {

    @Spec
    private CommandSpec spec;

    private Benchmarks() {}

    /** Runs the benchmark that the first argument names; the exit code is 0 when it ran to its end. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which benchmark?");
    }
}
