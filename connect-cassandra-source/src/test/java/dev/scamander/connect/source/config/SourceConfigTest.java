package dev.scamander.connect.source.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.cassandra.time.BucketLength;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceConfigTest {
    @Test
    void readsTablesAndNamesTheirTopics() {
        SourceConfig config =
                SourceConfig.of(Map.of("tables", "shop.product, \"Shop\".\"Order\"", "topic.template", "cdc-${table}"));
        assertThat(config.tables().named())
                .extracting(TableName::toString)
                .containsExactly("shop.product", "\"Shop\".\"Order\"");
        assertThat(config.tables().named())
                .extracting(config.topics()::topic)
                .containsExactly("cdc-product", "cdc-Order");
    }

    @Test
    void namesTopicsAfterTablesByDefault() {
        SourceConfig config = SourceConfig.of(Map.of("tables", "shop.product"));
        assertThat(config.topics().topic(config.tables().named().get(0))).isEqualTo("shop.product");
    }

    @Test
    void findsTablesByPattern() {
        TableSelection tables =
                SourceConfig.of(Map.of("tables", "shop.b, shop.raw_*, shop.?")).tables();
        List<TableName> existing = Stream.of("shop.raw_z", "shop.raw_a", "shop.b", "shop.c", "shop.raw", "s.raw_x")
                .map(TableName::parse)
                .toList();
        assertThat(tables.among(existing))
                .extracting(TableName::toString)
                .containsExactly("shop.b", "shop.c", "shop.raw_a", "shop.raw_z");
    }

    @Test
    void incrementsNeedTheirColumn() {
        assertThatThrownBy(() -> SourceConfig.of(Map.of("tables", "shop.product", "mode", "incremental")))
                .hasMessageContaining("incremental.column: Mode incremental needs the column");
        IncrementSettings increments = SourceConfig.of(Map.of(
                        "tables",
                        "shop.product",
                        "mode",
                        "incremental",
                        "incremental.column",
                        "ts",
                        "incremental.start",
                        "1970-01-01T01:00:00.005+01:00"))
                .increments();
        assertThat(increments.startMillis()).isEqualTo(5);
    }

    @Test
    void partitionsAndBucketsAreCountedOut() {
        Map<String, String> properties = new HashMap<>(Map.of(
                "tables", "web.click",
                "mode", "incremental",
                "incremental.column", "t_uuid",
                "incremental.partitions", "('it''s, (a)', {1, 2}) , ('b', {3})",
                "incremental.bucket.column", "timesegment",
                "incremental.bucket.length", "15 minutes"));
        PartitionSettings partitions = SourceConfig.of(properties).increments().partitions();
        assertThat(partitions.values()).containsExactly(List.of("'it''s, (a)'", "{1, 2}"), List.of("'b'", "{3}"));
        assertThat(partitions.bucketLength()).isEqualTo(new BucketLength(15, ChronoUnit.MINUTES));

        properties.put("incremental.bucket.length", "fortnight");
        assertThatThrownBy(() -> SourceConfig.of(properties))
                .hasMessageContaining("incremental.bucket.length: 'fortnight' is no length of a bucket");
        properties.put("incremental.bucket.length", "day");
        properties.put("incremental.partitions", "'a', 'b");
        assertThatThrownBy(() -> SourceConfig.of(properties))
                .hasMessageContaining("incremental.partitions: a quote or a bracket is not closed");
        properties.put("incremental.partitions", "'a',, 'b'");
        assertThatThrownBy(() -> SourceConfig.of(properties)).hasMessageContaining("a value is missing");
        properties.put("incremental.partitions", "'a'");
        properties.remove("incremental.bucket.column");
        assertThatThrownBy(() -> SourceConfig.of(properties))
                .hasMessageContaining("incremental.bucket.column: A bucket's length or format is given");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tables | product | not of the form keyspace.table",
                "tables | a.b.c | not of the form keyspace.table",
                "tables | a.b, a.b | named twice",
                "tables | '' | Name at least one table",
                "topic.template | ${tabel} | may hold ${keyspace} and ${table}",
                "topic.template | 'a b' | The template gives 'a b'",
                "mode | changes | give one of snapshot",
                "tables | a.b*c- | not of the form keyspace.pattern",
                "incremental.start | yesterday | neither earliest nor now",
                "incremental.column | ts | did you mean mode snapshot+incremental",
                "incremental.partitions | 'a' | did you mean mode snapshot+incremental",
                "incremental.bucket.column | ts | did you mean mode snapshot+incremental",
                "columns | a b | is no column's name",
                "record.format | avro | give one of struct, json",
                "record.headers | age | String must be one of: ttl, writetime",
                "snapshot.units | 0 | must be at least 1",
                "snapshot.unit | 4 | Did you mean 'snapshot.units'?",
                "consistencyLevel | MOST | LOCAL_QUORUM"
            })
    void namesTheKeyAndWhatWouldBeRight(String key, String value, String message) {
        Map<String, String> properties = new HashMap<>(Map.of("tables", "shop.product"));
        properties.put(key, value);
        assertThatThrownBy(() -> SourceConfig.of(properties))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\n  " + key + ": ")
                .hasMessageContaining(message);
    }
}
