package dev.scamander.spark;

import dev.scamander.spark.option.OptionSource;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Options looked up in the active Spark session. */
final class SessionSettings {

    private SessionSettings() {}

    /** Options of a read or catalog, with the active session's settings behind them. */
    static OptionSource behind(Map<String, String> options) {
        SparkSession session = SparkSession.active();
        return new OptionSource(options, name -> session.conf().get(name, null));
    }
}
