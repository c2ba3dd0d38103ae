package dev.scamander.connect.source.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.cassandra.time.BucketLength;
import dev.scamander.connect.config.Findings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;

/** Reads the settings that say how new rows are found. */
final class IncrementReader {
    private final AbstractConfig options;
    private final SourceMode mode;
    private final Findings findings;

    private IncrementReader(AbstractConfig options, SourceMode mode, Findings findings) {
        this.options = options;
        this.mode = mode;
        this.findings = findings;
    }

    static IncrementSettings read(AbstractConfig options, SourceMode mode, Findings findings) {
        return new IncrementReader(options, mode, findings).settings();
    }

    private IncrementSettings settings() {
        String column = text(SourceOptions.TIME_COLUMN);
        CqlIdentifier name = null;
        if (mode.polls() && column.isEmpty()) {
            findings.add(
                    SourceOptions.TIME_COLUMN,
                    "Mode " + mode + " needs the column with a row's time, of type timestamp or timeuuid");
        } else if (isOfIncrements(SourceOptions.TIME_COLUMN)) {
            name = column(SourceOptions.TIME_COLUMN);
        }
        return new IncrementSettings(
                name,
                start(text(SourceOptions.START)),
                Duration.ofMillis(options.getLong(SourceOptions.LAG)),
                Duration.ofMillis(options.getLong(SourceOptions.INTERVAL)),
                partitions());
    }

    private String text(String setting) {
        return options.getString(setting).trim();
    }

    /** Whether a setting is given, and to a mode that heeds it. */
    private boolean isOfIncrements(String setting) {
        boolean given = !text(setting).isEmpty();
        if (given && !mode.polls()) {
            findings.add(
                    setting,
                    "Mode " + mode + " reads no increments; did you mean mode " + SourceMode.SNAPSHOT_AND_INCREMENTAL
                            + "?");
        }
        return given && mode.polls();
    }

    private CqlIdentifier column(String setting) {
        return SourceConfig.column(text(setting), setting, findings).orElse(null);
    }

    private PartitionSettings partitions() {
        List<List<String>> values = List.of();
        if (isOfIncrements(SourceOptions.PARTITIONS)) {
            try {
                values = PartitionList.parse(text(SourceOptions.PARTITIONS));
            } catch (IllegalArgumentException e) {
                findings.add(SourceOptions.PARTITIONS, e.getMessage() + "; give 'a', 'b' or ('a', 1), ('b', 2)");
            }
        }
        String length = text(SourceOptions.BUCKET_LENGTH);
        String format = text(SourceOptions.BUCKET_FORMAT);
        if (!isOfIncrements(SourceOptions.BUCKET_COLUMN)) {
            if (!length.isEmpty() || !format.isEmpty()) {
                findings.add(
                        SourceOptions.BUCKET_COLUMN,
                        "A bucket's length or format is given, but not the column of the partition key that holds it");
            }
            return new PartitionSettings(values, null, null, "");
        }
        CqlIdentifier column = column(SourceOptions.BUCKET_COLUMN);
        try {
            return new PartitionSettings(values, column, BucketLength.parse(length), format);
        } catch (IllegalArgumentException e) {
            findings.add(SourceOptions.BUCKET_LENGTH, e.getMessage());
            return PartitionSettings.ALL;
        }
    }

    private long start(String text) {
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
