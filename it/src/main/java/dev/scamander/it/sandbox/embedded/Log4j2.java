package dev.scamander.it.sandbox.embedded;

import java.nio.file.Path;
import java.util.List;

/** A Log4j 2 configuration that writes to a standard stream. */
final class Log4j2 {
    private Log4j2() {}

    static List<String> options(RunDirectory run, String file, String stream, String level) {
        Path written = run.write(
                file,
                List.of(
                        "appender.out.type=Console",
                        "appender.out.name=out",
                        "appender.out.target=" + stream,
                        "appender.out.layout.type=PatternLayout",
                        "appender.out.layout.pattern=%d{ISO8601} %-5p [%t] %c{1}: %m%n%ex",
                        "rootLogger.level=" + level,
                        "rootLogger.appenderRef.out.ref=out"));
        return List.of("-Dlog4j2.configurationFile=" + written.toUri());
    }
}
