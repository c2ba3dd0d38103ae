package dev.scamander.spark.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.scamander.spark.filter.TestTable;
import dev.scamander.spark.option.StreamOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowsTest {
    private static final long NOON = Instant.parse("2008-04-01T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    private static TimeWindows windows(DataType bucket, DataType time, ChronoUnit unit) {
        TableMetadata table = new TestTable()
                .key("bucket", bucket)
                .clustering("at", time)
                .regular("v", DataTypes.INT)
                .build();
        return TimeWindows.of(table, new StreamOptions("at", Optional.of(unit), Optional.of(0L), 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "DAYS, 2008-04-01, 2008-04-01",
        "HOURS, 2008-04-01T11, 2008-04-01T12",
        "MINUTES, 2008-04-01T11:59, 2008-04-01T12:00"
    })
    void textNamesTheBeginningOfABucket(ChronoUnit unit, String first, String last) {
        TimeWindows windows = windows(DataTypes.TEXT, DataTypes.TIMESTAMP, unit);
        ByteBuffer keys = windows.probeValues(NOON - 1, NOON + 1, 10).get(0);
        int count = keys.getInt();
        assertThat(windows.partitions(NOON - 1, NOON + 1)).isEqualTo(count);
        assertThat(text(keys)).isEqualTo(first);
        assertThat(count == 1 ? first : text(keys)).isEqualTo(last);
        assertThat(keys.hasRemaining()).isFalse();
    }

    private static String text(ByteBuffer keys) {
        byte[] text = new byte[keys.getInt()];
        keys.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    @Test
    void theEndOfAWindowTouchesNoBucketMore() {
        TimeWindows windows = windows(DataTypes.BIGINT, DataTypes.TIMESTAMP, ChronoUnit.HOURS);
        assertThat(windows.partitions(NOON, NOON + HOUR)).isEqualTo(1);
        assertThat(windows.partitions(NOON, NOON + HOUR + 1)).isEqualTo(2);
        ByteBuffer keys = windows.probeValues(NOON, NOON + HOUR, 10).get(0);
        assertThat(keys.getLong(8)).isEqualTo(NOON / HOUR);
    }

    @Test
    void idsAreBoundedByTheLeastOfATimeEvenBeforeThereWereAny() {
        TimeWindows windows = windows(DataTypes.BIGINT, DataTypes.TIMEUUID, ChronoUnit.HOURS);
        List<ByteBuffer> values = windows.probeValues(NOON, NOON + 1, 10);
        assertThat(id(values.get(1))).isEqualTo(Uuids.startOf(NOON));
        assertThat(id(values.get(2))).isEqualTo(Uuids.startOf(NOON + 1));
        long firstYear = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
        assertThat(id(windows.probeValues(firstYear, firstYear + 1, 10).get(1)).timestamp())
                .isZero();
    }

    private static UUID id(ByteBuffer value) {
        return new UUID(value.getLong(0), value.getLong(8));
    }

    @Test
    void aDateNamesNoHour() {
        assertThatThrownBy(() -> windows(DataTypes.DATE, DataTypes.TIMESTAMP, ChronoUnit.HOURS))
                .hasMessageContaining("bucket date cannot name such buckets");
        assertThatThrownBy(() -> windows(DataTypes.UUID, DataTypes.TIMESTAMP, ChronoUnit.HOURS))
                .hasMessageContaining("bucket uuid cannot name such buckets");
    }
}
