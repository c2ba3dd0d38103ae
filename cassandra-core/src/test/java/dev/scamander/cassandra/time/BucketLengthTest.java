package dev.scamander.cassandra.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketLengthTest {
    @ParameterizedTest
    @CsvSource({
        "hour, 2026-01-31T12:34:56Z, 2026-01-31T12:00:00Z, 2026-01-31T13:00:00Z",
        "15 minutes, 2026-01-31T12:34:56Z, 2026-01-31T12:30:00Z, 2026-01-31T12:45:00Z",
        "1 day, 1969-12-31T23:59:59Z, 1969-12-31T00:00:00Z, 1970-01-01T00:00:00Z",
        "Months, 2024-02-29T12:00:00Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "3 months, 2025-12-31T12:00:00Z, 2025-10-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "year, 2025-12-31T12:00:00Z, 2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z"
    })
    void beginsInUtc(String length, String time, String start, String next) {
        BucketLength buckets = BucketLength.parse(length);
        long found = buckets.start(Instant.parse(time).toEpochMilli());
        assertThat(Instant.ofEpochMilli(found)).isEqualTo(start);
        assertThat(Instant.ofEpochMilli(buckets.next(found))).isEqualTo(next);
    }

    @Property
    void bucketsTileTheTime(
            @ForAll @LongRange(min = -10_000_000_000_000L, max = 10_000_000_000_000L) long millis,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 0, max = 5) int unit) {
        ChronoUnit[] units = {
            ChronoUnit.SECONDS,
            ChronoUnit.MINUTES,
            ChronoUnit.HOURS,
            ChronoUnit.DAYS,
            ChronoUnit.MONTHS,
            ChronoUnit.YEARS
        };
        BucketLength buckets = new BucketLength(count, units[unit]);
        long start = buckets.start(millis);
        long next = buckets.next(start);
        assertThat(millis).isBetween(start, next - 1);
        assertThat(buckets.number(next)).isEqualTo(buckets.number(millis) + 1);
        assertThat(Instant.ofEpochMilli(start)
                        .atOffset(ZoneOffset.UTC)
                        .plus(count, units[unit])
                        .toInstant())
                .isEqualTo(Instant.ofEpochMilli(next));
    }
}
