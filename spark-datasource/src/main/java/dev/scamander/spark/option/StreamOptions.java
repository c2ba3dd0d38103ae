package dev.scamander.spark.option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of a streaming read, resolved and checked as far as that goes without the table.
 *
 * @param column the column of time as the user wrote it
 * @param bucket the size of time buckets; empty if the column has an index
 * @param startingFrom milliseconds since 1970; empty for the earliest
 * @param lagMillis how far behind the clock the source stays
 * @param maxRows rows of a micro-batch; 0 for no limit
 */
public record StreamOptions(
        String column, Optional<ChronoUnit> bucket, Optional<Long> startingFrom, int lagMillis, int maxRows) {

    /**
     * Resolves and checks the options.
     *
     * @param source where they are looked up
     * @return the options
     * @throws IllegalArgumentException naming the option, its value and what would be right
     */
    public static StreamOptions of(OptionSource source) {
        String column = StreamOption.COLUMN.value().text(source);
        if (column.isEmpty()) {
            throw StreamOption.COLUMN.invalid(
                    null, "is missing; a stream needs a column of type timestamp or timeuuid");
        }
        return new StreamOptions(
                column,
                bucket(StreamOption.BUCKET.value().text(source)),
                startingFrom(StreamOption.STARTING_FROM.value().text(source)),
                StreamOption.LAG_MS.value().whole(source),
                StreamOption.MAX_ROWS.value().whole(source));
    }

    private static Optional<ChronoUnit> bucket(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "minute" -> Optional.of(ChronoUnit.MINUTES);
            case "hour" -> Optional.of(ChronoUnit.HOURS);
            case "day" -> Optional.of(ChronoUnit.DAYS);
            default -> throw StreamOption.BUCKET.invalid(text, "must be " + StreamOption.BUCKET.allowed());
        };
    }

    private static Optional<Long> startingFrom(String text) {
        if (text.equalsIgnoreCase("earliest")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw StreamOption.STARTING_FROM.invalid(text, "must be " + StreamOption.STARTING_FROM.allowed());
        }
    }
}
