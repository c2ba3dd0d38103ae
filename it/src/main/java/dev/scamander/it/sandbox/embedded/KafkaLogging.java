package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.SandboxRuntime;
import java.nio.file.Path;
import java.util.List;

/** Logging of the Kafka processes: to standard output, which goes to the process's log file. */
final class KafkaLogging {
    private KafkaLogging() {}

    /** The JVM options that select it; Kafka logs with Log4j 2 since 4.0, before that with Log4j 1. */
    static List<String> options(SandboxRuntime runtime, RunDirectory run) {
        if (runtime == SandboxRuntime.KAFKA_3_9) {
            Path file = run.write(
                    "kafka-log4j.properties",
                    List.of(
                            "log4j.rootLogger=INFO, out",
                            "log4j.appender.out=org.apache.log4j.ConsoleAppender",
                            "log4j.appender.out.layout=org.apache.log4j.PatternLayout",
                            "log4j.appender.out.layout.ConversionPattern=%d{ISO8601} %-5p [%t] %c{1}: %m%n",
                            "log4j.logger.org.reflections=ERROR"));
            return List.of("-Dlog4j.configuration=" + file.toUri());
        }
        return Log4j2.options(run, "kafka-log4j2.properties", "SYSTEM_OUT", "info");
    }
}
