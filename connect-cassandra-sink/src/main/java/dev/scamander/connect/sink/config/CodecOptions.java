package dev.scamander.connect.sink.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;

import dev.scamander.connect.config.OneOf;
import dev.scamander.mapping.BlobFormat;
import dev.scamander.mapping.CodecSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** How a topic's text stands for times and bytes: {@code topic.<topic>.codec.<option>}. */
public final class CodecOptions {
    static final String LOCALE = "locale";
    static final String TIME_ZONE = "timeZone";
    static final String TIMESTAMP = "timestamp";
    static final String DATE = "date";
    static final String TIME = "time";
    static final String UNIT = "unit";
    static final String BLOB = "blob";

    /** The options with their defaults and documentation. */
    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    LOCALE,
                    Type.STRING,
                    "en_US",
                    CodecOptions::ensureLanguage,
                    LOW,
                    "The language of month names in patterns and of separators in numbers given as text.")
            .define(
                    TIME_ZONE,
                    Type.STRING,
                    "UTC",
                    CodecOptions::ensureZone,
                    LOW,
                    "The zone of dates and times that name none.")
            .define(
                    TIMESTAMP,
                    Type.STRING,
                    CodecSettings.CQL_TIMESTAMP,
                    LOW,
                    "How text stands for a `timestamp`: `CQL_TIMESTAMP` (every form that CQL takes), a constant of"
                            + " `java.time.format.DateTimeFormatter` such as `ISO_ZONED_DATE_TIME`, or a pattern such as"
                            + " `yyyy-MM-dd HH:mm:ss`.")
            .define(DATE, Type.STRING, "ISO_LOCAL_DATE", LOW, "How text stands for a `date`: a constant or a pattern.")
            .define(TIME, Type.STRING, "ISO_LOCAL_TIME", LOW, "How text stands for a `time`: a constant or a pattern.")
            .define(
                    UNIT,
                    Type.STRING,
                    "MILLISECONDS",
                    OneOf.names(TimeUnit.values()),
                    LOW,
                    "What a bare number counts where a `timestamp` is wanted: units since 1970-01-01T00:00Z.")
            .define(
                    BLOB,
                    Type.STRING,
                    "auto",
                    OneOf.lowerCaseNames(BlobFormat.values()),
                    LOW,
                    "How text stands for a `blob`; `auto` takes `0x...` for hexadecimal and the rest for Base64.");

    private CodecOptions() {}

    /**
     * The settings of sound options.
     *
     * @throws IllegalArgumentException if a pattern is none
     */
    static CodecSettings settings(AbstractConfig options) {
        return new CodecSettings(
                locale(options.getString(LOCALE)),
                ZoneId.of(options.getString(TIME_ZONE)),
                options.getString(TIMESTAMP),
                options.getString(DATE),
                options.getString(TIME),
                OneOf.constant(TimeUnit.class, options.getString(UNIT)),
                OneOf.constant(BlobFormat.class, options.getString(BLOB)));
    }

    private static Locale locale(String name) {
        return Locale.forLanguageTag(name.trim().replace('_', '-'));
    }

    private static void ensureLanguage(String name, Object value) {
        String language = locale((String) value).getLanguage();
        if (Arrays.stream(Locale.getISOLanguages()).noneMatch(language::equals)) {
            throw new ConfigException(name, value, "give a language and perhaps a country, such as en_US or de");
        }
    }

    private static void ensureZone(String name, Object value) {
        try {
            ZoneId.of((String) value);
        } catch (DateTimeException e) {
            throw new ConfigException(name, value, "give a zone such as UTC, Europe/Berlin or +02:00");
        }
    }
}
