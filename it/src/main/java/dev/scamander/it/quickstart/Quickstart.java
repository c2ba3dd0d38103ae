package dev.scamander.it.quickstart;

import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.quickstart.console.Report;
import dev.scamander.it.quickstart.weather.WeatherGenerator;
import dev.scamander.it.quickstart.weather.WeatherLines;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line of the quickstart. The shell script {@code quickstart} at the repository's root builds what is needed
 * and runs this class; {@code quickstart --help} explains it.
 */
@Command(
        name = "quickstart",
        sortOptions = false,
        description =
                "Runs the whole road on real systems: Kafka to Cassandra, Cassandra to Kafka, Cassandra to Spark.")
public final class Quickstart implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "weather lines to send, .csv or .csv.gz, instead of generated ones")
    private Path data;

    @Option(
            names = "--stations",
            paramLabel = "N",
            defaultValue = "3",
            description = "generate weather of N stations (default: ${DEFAULT-VALUE})")
    private int stations;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "8784",
            description = "generate N hours for each station (default: ${DEFAULT-VALUE}, a leap year)")
    private int hours;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2024",
            description = "generate other weather; the same seed gives the same (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--stay", description = "leave everything running afterwards, until Ctrl-C")
    private boolean stay;

    @Option(names = "--help", usageHelp = true, description = "print this help")
    private boolean help;

    /**
     * Runs the quickstart and ends the JVM: exit status 0 if every figure is as expected, 1 if not, 2 if the command line
     * makes no sense.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Quickstart()).execute(arguments));
    }

    @Override
    public Integer call() {
        WeatherLines lines = lines();
        Console console = new Console(System.out, System.console() != null, System::nanoTime);
        // Ctrl-C ends the systems under our feet: what fails then is no news.
        Runtime.getRuntime().addShutdownHook(new Thread(console::mute, "quickstart-mute"));
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "quickstart-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(console::tick, 1, 1, TimeUnit.SECONDS);
        try {
            List<String> differences = run(lines, console);
            if (differences.isEmpty()) {
                console.say("quickstart: OK");
                return CommandLine.ExitCode.OK;
            }
            return failed(console, String.join("; ", differences));
        } catch (RuntimeException e) {
            return failed(console, e.getMessage() == null ? e.toString() : e.getMessage());
        } finally {
            clock.shutdownNow();
        }
    }

    private List<String> run(WeatherLines lines, Console console) {
        ProjectLayout project = ProjectLayout.find();
        console.say("The road: Kafka -> Cassandra -> Kafka, and Cassandra -> Spark");
        console.begin("Starting Cassandra, Kafka and a Connect worker");
        try (Sandbox sandbox = Sandbox.describe().cassandra().connect().start(new StartProgress(console))) {
            console.done("ready, logs in " + sandbox.directory());
            ConfigExamples examples = new ConfigExamples(project.root().resolve("config-examples"));
            Report report = new Road(sandbox, examples, console).run(lines);
            console.say("");
            report.lines().forEach(console::say);
            if (stay && report.differences().isEmpty()) {
                new Signposts(sandbox, project).show(console);
                console.say("quickstart: OK");
                stayUntilCtrlC();
            }
            return report.differences();
        }
    }

    private WeatherLines lines() {
        if (data != null) {
            if (!Files.isReadable(data) || Files.isDirectory(data)) {
                throw new ParameterException(
                        command.commandLine(), "--data " + data + ": there is no such file to read");
            }
            return WeatherLines.of(data);
        }
        try {
            return WeatherLines.of(new WeatherGenerator(seed, stations, hours));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage());
        }
    }

    private static int failed(Console console, String what) {
        console.abandon();
        console.say("");
        console.say("quickstart: FAILED: " + what);
        console.say("The logs of every process are in the newest directory of "
                + ProjectLayout.find().runs());
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void stayUntilCtrlC() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
