package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.it.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one contender's turn in a new JVM. */
final class ReadTurn {

    private static final List<String> FLAGS =
            List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC");

    private final Sandbox sandbox;
    private final String table;
    private final ReadTable rows;
    private final List<ReadQuery> queries;
    private final int warmups;
    private final int measurements;

    ReadTurn(Sandbox sandbox, String table, ReadTable rows, List<ReadQuery> queries, int warmups, int measurements) {
        this.sandbox = sandbox;
        this.table = table;
        this.rows = rows;
        this.queries = queries;
        this.warmups = warmups;
        this.measurements = measurements;
    }

    /** The lines of its standard output. */
    List<String> run(ReadContender contender) throws IOException {
        return switch (contender) {
            case OURS -> spark(contender, "cassandra");
            case SCC -> spark(contender, "org.apache.spark.sql.cassandra");
            case FLOOR -> floor();
        };
    }

    private List<String> spark(ReadContender contender, String format) throws IOException {
        Path scratch = Files.createDirectories(sandbox.directory().resolve("spark-" + contender));
        List<String> options = new ArrayList<>(FLAGS);
        options.addAll(SparkOptions.of(scratch, address(), sandbox.cassandra().localDatacenter()));
        int dot = table.indexOf('.');
        List<String> arguments = new ArrayList<>(List.of(format, table.substring(0, dot), table.substring(dot + 1)));
        arguments.addAll(work());
        return child().run(SparkReadJob.class.getName(), options, arguments, contender.classpath());
    }

    private List<String> floor() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                address().getHostString() + ":" + address().getPort(),
                sandbox.cassandra().localDatacenter(),
                table));
        arguments.addAll(work());
        return child().run(DriverReadFloor.class.getName(), FLAGS, arguments, ReadContender.FLOOR.classpath());
    }

    private List<String> work() {
        return List.of(
                Integer.toString(rows.rows()),
                Integer.toString(warmups),
                Integer.toString(measurements),
                ReadQuery.list(queries));
    }

    private ChildRun child() {
        return new ChildRun(sandbox.directory());
    }

    private InetSocketAddress address() {
        return sandbox.cassandra().contactPoints().get(0);
    }
}
