package dev.scamander.it.sandbox.embedded;

import dev.scamander.it.sandbox.CassandraSpec;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.process.JavaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command of a Cassandra node. */
final class CassandraNode {
    /** What Cassandra's own {@code jvm17-server.options} opens. */
    private static final List<String> EXPORTS = List.of(
            "java.base/jdk.internal.misc",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "java.base/java.lang.ref",
            "jdk.unsupported/sun.misc",
            "jdk.compiler/com.sun.tools.javac.file",
            "jdk.attach/sun.tools.attach");

    private static final List<String> OPENS = List.of(
            "java.base/java.lang.module",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.util.jar",
            "jdk.management/com.sun.management.internal",
            "java.base/sun.nio.ch",
            "java.base/java.io",
            "java.base/java.lang.reflect",
            "jdk.compiler/com.sun.tools.javac",
            "java.base/java.lang",
            "java.base/java.util");

    private CassandraNode() {}

    static JavaCommand command(
            CassandraSpec spec,
            int node,
            int storagePort,
            int nativePort,
            int jmxPort,
            ProjectLayout layout,
            RunDirectory run) {
        String name = "cassandra-" + node;
        Path data = run.data(name);
        Path yaml = run.write(name + ".yaml", CassandraYaml.of(spec, node, storagePort, nativePort, data));
        List<String> options =
                new ArrayList<>(JvmOptions.of(spec.heap(), run.data(name + "-tmp"), spec.forThroughput()));
        if (!spec.forThroughput()) {
            // A heap that grows step by step costs collections while the node starts.
            options.add("-Xms" + spec.heap());
        }
        EXPORTS.forEach(module -> options.add("--add-exports=" + module + "=ALL-UNNAMED"));
        OPENS.forEach(module -> options.add("--add-opens=" + module + "=ALL-UNNAMED"));
        Stream.of(
                        "jdk.attach.allowAttachSelf=true",
                        "io.netty.tryReflectionSetAccessible=true",
                        "cassandra-foreground=yes",
                        "cassandra.config=" + yaml.toUri(),
                        "cassandra.storagedir=" + data,
                        "cassandra.jmx.local.port=" + jmxPort,
                        "cassandra.skip_wait_for_gossip_to_settle=0",
                        "cassandra.ring_delay_ms=1000",
                        "cassandra.superuser_setup_delay_ms=0",
                        "cassandra.disable_tcactive_openssl=true",
                        "logback.configurationFile=" + logback(run).toUri())
                .forEach(property -> options.add("-D" + property));
        options.addAll(spec.jvmOptions());
        return new JavaCommand(
                name,
                "org.apache.cassandra.service.CassandraDaemon",
                layout.classpath(spec.runtime()),
                options,
                List.of(),
                List.of());
    }

    private static Path logback(RunDirectory run) {
        return run.write(
                "cassandra-logback.xml",
                List.of(
                        "<configuration>",
                        "  <appender name=\"out\" class=\"ch.qos.logback.core.ConsoleAppender\">",
                        "    <encoder><pattern>%date{ISO8601} %-5level [%thread] %logger{0}: %msg%n</pattern></encoder>",
                        "  </appender>",
                        "  <root level=\"INFO\"><appender-ref ref=\"out\"/></root>",
                        "</configuration>"));
    }
}
