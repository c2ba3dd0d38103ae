package dev.scamander.connect.source.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceConfigTest {
    @Test
    void readsTablesAndNamesTheirTopics() {
        SourceConfig config =
                SourceConfig.of(Map.of("tables", "shop.product, \"Shop\".\"Order\"", "topic.template", "cdc-${table}"));
        assertThat(config.tables())
                .extracting(TableName::toString)
                .containsExactly("shop.product", "\"Shop\".\"Order\"");
        assertThat(config.tables()).extracting(config.topics()::topic).containsExactly("cdc-product", "cdc-Order");
    }

    @Test
    void namesTopicsAfterTablesByDefault() {
        SourceConfig config = SourceConfig.of(Map.of("tables", "shop.product"));
        assertThat(config.topics().topic(config.tables().get(0))).isEqualTo("shop.product");
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
