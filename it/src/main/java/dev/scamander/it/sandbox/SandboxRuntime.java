package dev.scamander.it.sandbox;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A released system that the sandbox can start; each has a pom of its own under {@code it/runtimes}. */
public enum SandboxRuntime {
    /** Apache Cassandra 5.0. */
    CASSANDRA_5_0("cassandra-5.0", "Cassandra 5.0"),
    /** Apache Kafka 3.9, broker and Connect: the oldest line that the Connect packages support. */
    KAFKA_3_9("kafka-3.9", "Kafka 3.9"),
    /** Apache Kafka 4.3, broker and Connect. */
    KAFKA_4_3("kafka-4.3", "Kafka 4.3"),
    /** Apache Spark 3.5 on Scala 2.12. */
    SPARK_3_5_2_12("spark-3.5_2.12", "Spark 3.5 (Scala 2.12)"),
    /** Apache Spark 3.5 on Scala 2.13. */
    SPARK_3_5_2_13("spark-3.5_2.13", "Spark 3.5 (Scala 2.13)"),
    /** Apache Spark 4.0. */
    SPARK_4_0("spark-4.0", "Spark 4.0"),
    /** Apache Spark 4.1. */
    SPARK_4_1("spark-4.1", "Spark 4.1"),
    /** Apache Spark 4.2. */
    SPARK_4_2("spark-4.2", "Spark 4.2"),
    /** Scala 2.12, compiler and all. */
    SCALA_2_12("scala-2.12", "Scala 2.12");

    private final String directory;
    private final String title;

    SandboxRuntime(String directory, String title) {
        this.directory = directory;
        this.title = title;
    }

    /** Its name for people: {@code Spark 3.5 (Scala 2.12)}. */
    public String title() {
        return title;
    }

    /** The name of its directory under {@code it/runtimes}: {@code spark-3.5_2.12}. */
    public String directory() {
        return directory;
    }

    /**
     * The runtime of that directory name.
     *
     * @throws IllegalArgumentException when there is none; the message lists them
     */
    public static SandboxRuntime of(String directory) {
        return Arrays.stream(values())
                .filter(runtime -> runtime.directory.equals(directory))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No runtime is named '" + directory + "'; there are "
                        + Arrays.stream(values()).map(SandboxRuntime::directory).collect(Collectors.joining(", "))));
    }
}
