package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.connect.config.Findings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;

/** Reads the settings that say how new rows are found. */
final class IncrementReader {
    private IncrementReader() {}

    static IncrementSettings read(AbstractConfig options, SourceMode mode, Findings findings) {
        String column = options.getString(SourceOptions.TIME_COLUMN).trim();
        CqlIdentifier name = null;
        if (mode.polls() && column.isEmpty()) {
            findings.add(
                    SourceOptions.TIME_COLUMN,
                    "Mode " + mode + " needs the column with a row's time, of type timestamp or timeuuid");
        } else if (!column.isEmpty() && !mode.polls()) {
            findings.add(
                    SourceOptions.TIME_COLUMN,
                    "Mode " + mode + " reads no increments; did you mean mode " + SourceMode.SNAPSHOT_AND_INCREMENTAL
                            + "?");
        } else if (!column.isEmpty()) {
            name = SourceConfig.column(column, SourceOptions.TIME_COLUMN, findings)
                    .orElse(null);
        }
        return new IncrementSettings(
                name,
                start(options.getString(SourceOptions.START).trim(), findings),
                Duration.ofMillis(options.getLong(SourceOptions.LAG)),
                Duration.ofMillis(options.getLong(SourceOptions.INTERVAL)));
    }

    private static long start(String text, Findings findings) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "earliest":
                return IncrementSettings.EARLIEST;
            case "now":
                return IncrementSettings.NOW;
            default:
                try {
                    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
                } catch (DateTimeException | ArithmeticException e) {
                    findings.add(
                            SourceOptions.START,
                            "'" + text + "' is neither earliest nor now nor a time with its zone such as"
                                    + " 2026-01-31T00:00:00Z");
                    return IncrementSettings.NOW;
                }
        }
    }
}
