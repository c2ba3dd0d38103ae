package dev.scamander.cassandra.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBucketsTest {
    private static final long NOON = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @Test
    void areThoseThatTheTimesTouch() {
        TimeBuckets hours = TimeBuckets.of(DataTypes.TIMESTAMP, BucketLength.parse("hour"), "");
        assertThat(hours.values(NOON - 1, NOON + HOUR))
                .extracting(value -> value.getLong(0))
                .containsExactly(NOON - HOUR, NOON, NOON + HOUR);
        assertThat(hours.count(NOON - 1, NOON + HOUR)).isEqualTo(3);
        assertThat(hours.values(NOON, NOON)).hasSize(1);
        assertThat(hours.count(NOON, NOON)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bigint | millis | 1769860800000",
                "bigint | seconds | 1769860800",
                "int | number | 491628",
                "int | yyyyMMddHH | 2026013112",
                "text | yyyy-MM-dd'T'HH | 2026-01-31T12",
                "date | '' | '2026-01-31'"
            })
    void writesBucketsAsTheirColumnDoes(String type, String format, String expected) {
        DataType column =
                switch (type) {
                    case "bigint" -> DataTypes.BIGINT;
                    case "int" -> DataTypes.INT;
                    case "date" -> DataTypes.DATE;
                    default -> DataTypes.TEXT;
                };
        ByteBuffer value = TimeBuckets.of(column, BucketLength.parse("hour"), format)
                .values(NOON, NOON)
                .get(0);
        String literal = CodecRegistry.DEFAULT
                .codecFor(column)
                .format(CodecRegistry.DEFAULT.codecFor(column).decode(value, ProtocolVersion.DEFAULT));
        assertThat(literal.replace("'", "")).isEqualTo(expected.replace("'", ""));
    }
}
