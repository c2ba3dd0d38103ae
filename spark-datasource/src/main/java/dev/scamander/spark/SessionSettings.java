package dev.scamander.spark;

import dev.scamander.spark.option.OptionSource;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;

/** Options looked up in the active Spark session. */
final class SessionSettings {

    private SessionSettings() {}

    /** Options of a read or catalog, with the active session's settings behind them. */
    static OptionSource behind(Map<String, String> options) {
        SparkSession session = SparkSession.active();
        // The session's public view of its settings is a Scala map; this one is Java's on every build.
        Map<String, String> settings = SQLConf.get().settings();
        synchronized (settings) {
            return new OptionSource(options, name -> session.conf().get(name, null), Set.copyOf(settings.keySet()));
        }
    }
}
