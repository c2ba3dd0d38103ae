package dev.scamander.it.sandbox.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scamander.it.sandbox.process.ChildProcess;
import dev.scamander.it.sandbox.process.JavaCommand;
import dev.scamander.it.sandbox.process.PortLease;
import dev.scamander.it.sandbox.process.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A standalone cluster of Spark: a master, and workers that have each an address of their own, so that Spark takes them for hosts. Some of
 * what it does it does on different hosts only: a speculative attempt at a task never runs on the host of the first one.
 */
public final class SparkStandalone implements AutoCloseable {
    private static final String MASTER = "org.apache.spark.deploy.master.Master";
    private static final String WORKER = "org.apache.spark.deploy.worker.Worker";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final String classpath;
    private final Path directory;
    private final Path scratch;
    private final PortLease port;
    private final PortLease page;
    private final List<ChildProcess> processes = new ArrayList<>();

    /**
     * A cluster that does not run yet.
     *
     * @param name the stem of its processes' names
     * @param classpath the class path of Spark
     * @param directory the directory of the run, for logs
     * @param scratch its own directory, for data
     */
    SparkStandalone(String name, String classpath, Path directory, Path scratch) {
        this.name = name;
        this.classpath = classpath;
        this.directory = directory;
        this.scratch = scratch;
        List<InetAddress> here = List.of(InetAddress.getLoopbackAddress());
        this.port = PortLease.acquire(here);
        this.page = PortLease.acquire(here);
    }

    /** Starts it, and waits until the master knows the workers. */
    void start(int workers, int coresPerWorker, List<Path> jars) {
        new SparkHome(scratch).fill(jars);
        List<String> master = List.of(
                "--host",
                host(1),
                "--port",
                Integer.toString(port.port()),
                "--webui-port",
                Integer.toString(page.port()));
        ChildProcess first = launch(name + "-master", MASTER, 1, master);
        new Readiness(
                        "the master is alive",
                        () -> state().path("status").asText().equals("ALIVE"))
                .await(first, PATIENCE);
        for (int i = 1; i <= workers; i++) {
            String worker = name + "-worker-" + i;
            launch(
                    worker,
                    WORKER,
                    i,
                    List.of(
                            "--host",
                            host(i),
                            "--webui-port",
                            "0",
                            "--cores",
                            Integer.toString(coresPerWorker),
                            "--memory",
                            "4g",
                            "--work-dir",
                            directory.resolve(worker).toString(),
                            master()));
        }
        new Readiness(
                        workers + " workers are registered",
                        () -> state().path("aliveworkers").asInt() == workers)
                .await(first, PATIENCE);
    }

    private ChildProcess launch(String process, String mainClass, int host, List<String> arguments) {
        List<String> options =
                new ArrayList<>(SparkLauncher.jvmOptions(SparkJob.of(mainClass).heap("256m"), scratch));
        options.add("-Dspark.local.dir=" + scratch.resolve("local"));
        options.add("-Dspark.master.rest.enabled=false");
        Map<String, String> environment =
                Map.of("SPARK_HOME", scratch.toString(), "SPARK_LOCAL_IP", host(host), "SPARK_PUBLIC_DNS", host(host));
        ChildProcess child = ChildProcess.start(
                new JavaCommand(process, mainClass, classpath, options, arguments, List.of(), environment), directory);
        processes.add(child);
        return child;
    }

    private static String host(int number) {
        return "127.0.0." + number;
    }

    private JsonNode state() throws IOException {
        return JSON.readTree(
                URI.create("http://" + host(1) + ":" + page.port() + "/json/").toURL());
    }

    /** The value of {@code spark.master} for applications. */
    public String master() {
        return "spark://" + host(1) + ":" + port.port();
    }

    /** Ends it, executors included. */
    @Override
    public void close() {
        ChildProcess.end(processes, GRACE);
        page.close();
        port.close();
    }
}
