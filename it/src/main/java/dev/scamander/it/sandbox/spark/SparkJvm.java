package dev.scamander.it.sandbox.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM of a Spark application. */
final class SparkJvm {
    /** What Spark's launcher opens on JDK 17, for all lines from 3.5 to 4.2. */
    private static final List<String> OPENS = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar",
            "java.security.jgss/sun.security.krb5");

    private SparkJvm() {}

    static List<String> options(SparkJob job, Path scratch) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + job.heap(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-Djava.io.tmpdir=" + scratch,
                "-Djava.net.preferIPv4Stack=true",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Djdk.reflect.useDirectMethodHandle=false",
                "-Dio.netty.tryReflectionSetAccessible=true"));
        if (!job.forThroughput()) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        OPENS.forEach(module -> options.add("--add-opens=" + module + "=ALL-UNNAMED"));
        return options;
    }

    /** Logs to standard error: standard output belongs to the job. */
    static Path logging(Path scratch) {
        try {
            return Files.write(
                    scratch.resolve("log4j2.properties"),
                    List.of(
                            "appender.err.type=Console",
                            "appender.err.name=err",
                            "appender.err.target=SYSTEM_ERR",
                            "appender.err.layout.type=PatternLayout",
                            "appender.err.layout.pattern=%d{ISO8601} %-5p [%t] %c{1}: %m%n%ex",
                            "rootLogger.level=info",
                            "rootLogger.appenderRef.err.ref=err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
