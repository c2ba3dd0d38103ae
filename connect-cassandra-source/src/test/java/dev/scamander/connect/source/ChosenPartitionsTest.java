package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3TokenFactory;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.cassandra.time.BucketLength;
import dev.scamander.connect.source.config.PartitionSettings;
import dev.scamander.connect.source.config.TableName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChosenPartitionsTest {
    private static final TableName TABLE = TableName.parse("web.click");
    private static final long NOON = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    private static PrimaryKey key(DataType... types) {
        List<KeyColumn> columns = new ArrayList<>();
        for (DataType type : types) {
            columns.add(KeyColumn.of(
                    new DefaultColumnMetadata(
                            CqlIdentifier.fromInternal("web"),
                            CqlIdentifier.fromInternal("click"),
                            CqlIdentifier.fromInternal("c" + columns.size()),
                            type,
                            false),
                    null,
                    CodecRegistry.DEFAULT));
        }
        return new PrimaryKey(columns, types.length);
    }

    private static ChosenPartitions chosen(PrimaryKey key, List<List<String>> values, String bucket, String format) {
        return ChosenPartitions.of(
                TABLE,
                key,
                new PartitionSettings(
                        values,
                        bucket == null ? null : CqlIdentifier.fromCql(bucket),
                        bucket == null ? null : BucketLength.parse("hour"),
                        format),
                Duration.ofMinutes(1));
    }

    private static String text(ByteBuffer value) {
        return TypeCodecs.TEXT.decode(value, ProtocolVersion.DEFAULT);
    }

    @Test
    void everySliceOfTheRingHasItsOwnInTheOrderOfTokens() {
        List<List<String>> keys = Stream.iterate(0, n -> n + 1)
                .limit(100)
                .map(n -> List.of("'k" + n + "'"))
                .toList();
        List<List<String>> twice = new ArrayList<>(keys);
        twice.addAll(keys);
        ChosenPartitions partitions = chosen(key(DataTypes.TEXT), twice, null, "");
        List<String> found = new ArrayList<>();
        for (SnapshotUnit unit : SnapshotUnit.of(TABLE, 5)) {
            List<PartitionKey> own = partitions.in(unit.range(), Window.ALL);
            assertThat(own).isSorted();
            own.forEach(partition -> {
                assertThat(unit.range().contains(partition.token())).isTrue();
                assertThat(new Murmur3TokenFactory().hash(partition.values()[0]))
                        .hasToString("Murmur3Token(" + partition.token() + ")");
                found.add(text(partition.values()[0]));
            });
        }
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(k -> k.get(0).replace("'", "")).toList());
    }

    @Test
    void bucketsAreThoseOfAWindowAndOfTheLagAroundIt() {
        ChosenPartitions partitions =
                chosen(key(DataTypes.TEXT, DataTypes.TIMESTAMP), List.of(List.of("'a'"), List.of("'b'")), "c1", "");
        assertThat(buckets(partitions, new Window(NOON + 120_000, NOON + 180_000)))
                .containsExactlyInAnyOrder("a 0", "b 0");
        assertThat(buckets(partitions, new Window(NOON + 59_999, NOON + 180_000)))
                .containsExactlyInAnyOrder("a -1", "b -1", "a 0", "b 0");
        assertThat(buckets(partitions, new Window(NOON + 120_000, NOON + 2 * HOUR)))
                .containsExactlyInAnyOrder("a 0", "b 0", "a 1", "b 1", "a 2", "b 2");
    }

    private static List<String> buckets(ChosenPartitions partitions, Window window) {
        assertThat(partitions.areCountable(window)).isTrue();
        return partitions.in(TokenRange.FULL, window).stream()
                .map(key -> text(key.values()[0]) + " " + (key.values()[1].getLong(0) - NOON) / HOUR)
                .toList();
    }

    @Test
    void tooManyBucketsAreNotCounted() {
        ChosenPartitions partitions = chosen(key(DataTypes.TIMESTAMP), List.of(), "c0", "");
        assertThat(partitions.areCountable(Window.ALL)).isFalse();
        assertThat(partitions.areCountable(new Window(Long.MIN_VALUE, NOON))).isFalse();
        assertThat(partitions.areCountable(new Window(NOON - 99_000 * HOUR, NOON)))
                .isTrue();
        assertThat(partitions.areCountable(new Window(NOON - 101_000 * HOUR, NOON)))
                .isFalse();
    }

    @Test
    void refusesWhatDoesNotFitTheKey() {
        PrimaryKey key = key(DataTypes.TEXT, DataTypes.BIGINT);
        assertThatThrownBy(() -> chosen(key, List.of(List.of("'a'")), "v", "millis"))
                .hasMessageContaining("Column v is not of the partition key of table web.click, which is (c0, c1)");
        assertThatThrownBy(() -> chosen(key, List.of(List.of("'a'")), "c1", "")).hasMessageContaining("needs a format");
        assertThatThrownBy(() -> chosen(key, List.of(List.of("'a'")), "c1", "yyyy-MM"))
                .isInstanceOf(UnfitSettingException.class);
        assertThatThrownBy(() -> chosen(key, List.of(List.of("'a'", "1")), "c1", "millis"))
                .hasMessageContaining("('a', 1) has 2 of 1 values");
        assertThatThrownBy(() -> chosen(key, List.of(List.of("a")), "c1", "millis"))
                .hasMessageContaining("a is no CQL literal of text, the type of column c0");
        assertThatThrownBy(() -> chosen(key, List.of(), "c1", "millis"))
                .hasMessageContaining("give the values of its columns beside the bucket");
        assertThatThrownBy(() -> chosen(key(DataTypes.BIGINT), List.of(List.of("1")), "c0", "millis"))
                .hasMessageContaining("is the bucket alone");
    }
}
