package dev.scamander.benchmarks.spark;

import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.it.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs one contender's turn of joins in a new JVM. */
final class JoinTurn {

    private static final List<String> FLAGS =
            List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC");

    private final Sandbox sandbox;
    private final List<String> counts;

    JoinTurn(Sandbox sandbox, JoinTable rows, int warmups, int measurements) {
        this.sandbox = sandbox;
        this.counts = List.of(Integer.toString(rows.rows()), Integer.toString(warmups), Integer.toString(measurements));
    }

    /** The lines of its standard output. */
    List<String> run(ReadContender contender) throws IOException {
        return switch (contender) {
            case OURS -> spark(contender, "dev.scamander.spark.CassandraSparkExtensions");
            case SCC -> spark(contender, "com.datastax.spark.connector.CassandraSparkExtensions");
            case FLOOR -> floor();
        };
    }

    private List<String> spark(ReadContender contender, String extensions) throws IOException {
        Path scratch = Files.createDirectories(sandbox.directory().resolve("join-" + contender));
        List<String> options = new ArrayList<>(FLAGS);
        options.addAll(SparkOptions.of(scratch, address(), sandbox.cassandra().localDatacenter()));
        options.add("-Dspark.sql.extensions=" + extensions);
        List<String> arguments = new ArrayList<>(List.of(contender.name()));
        arguments.addAll(counts);
        return new ChildRun(sandbox.directory())
                .run(SparkJoinJob.class.getName(), options, arguments, contender.classpath());
    }

    private List<String> floor() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                address().getHostString() + ":" + address().getPort(),
                sandbox.cassandra().localDatacenter()));
        arguments.addAll(counts);
        return new ChildRun(sandbox.directory())
                .run(DriverJoinFloor.class.getName(), FLAGS, arguments, ReadContender.FLOOR.classpath());
    }

    private InetSocketAddress address() {
        return sandbox.cassandra().contactPoints().get(0);
    }
}
