package dev.scamander.benchmarks.spark;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How Spark is set up for every contender. */
final class SparkOptions {

    /** What Spark's launcher opens on JDK 17. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar");

    private SparkOptions() {}

    /** Options of the JVM; Spark takes its settings from system properties. */
    static List<String> of(Path scratch, InetSocketAddress cassandra, String datacenter) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.master", "local[2]");
        settings.put("spark.app.name", "benchmark");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.local.dir", scratch.toString());
        settings.put("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString());
        settings.put("spark.sql.shuffle.partitions", "2");
        settings.put("spark.sql.session.timeZone", "UTC");
        settings.put("spark.cassandra.connection.host", cassandra.getHostString());
        settings.put("spark.cassandra.connection.port", Integer.toString(cassandra.getPort()));
        settings.put("spark.cassandra.connection.localDC", datacenter);
        settings.put("spark.cassandra.read.timeoutMS", "120000");
        List<String> options = new ArrayList<>();
        settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
        OPENED.forEach(name -> options.add("--add-opens=" + name + "=ALL-UNNAMED"));
        return options;
    }
}
