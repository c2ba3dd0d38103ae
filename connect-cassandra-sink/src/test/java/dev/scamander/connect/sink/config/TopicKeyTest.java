package dev.scamander.connect.sink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicKeyTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "topic.orders.shop.product.mapping, orders, shop, product, mapping",
                "topic.eu.orders.v1.shop.product.ttlTimeUnit, eu.orders.v1, shop, product, ttlTimeUnit",
                "topic.orders.\"Shop\".\"Product\".query, orders, \"Shop\", \"Product\", query",
                "topic.codec.shop.product.mapping, codec, shop, product, mapping",
                "topic.a.codec.b.codec.mapping, a.codec, b, codec, mapping",
                "topic.a.b.codec.mapping, a, b, codec, mapping"
            })
    void readsTableKeysFromTheirEnd(String key, String topic, String keyspace, String table, String option) {
        assertThat(TopicKey.parse(key)).isEqualTo(new TopicKey.Table(topic, keyspace, table, option));
    }

    @ParameterizedTest
    @CsvSource({
        "topic.orders.codec.timeZone, orders, timeZone",
        "topic.eu.orders.v1.codec.unit, eu.orders.v1, unit",
        "topic.codec.codec.date, codec, date",
        "topic.orders.codec.timeZoen, orders, timeZoen"
    })
    void readsCodecKeysFromTheirEnd(String key, String topic, String option) {
        assertThat(TopicKey.parse(key)).isEqualTo(new TopicKey.Codec(topic, option));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic.",
                "topic.orders",
                "topic.orders.mapping",
                "topic.orders.shop.mapping",
                "topic.a..b.mapping"
            })
    void refusesKeysWithTooFewParts(String key) {
        assertThatThrownBy(() -> TopicKey.parse(key))
                .hasMessageContaining("topic.<topic>.<keyspace>.<table>.<setting>");
    }

    @Test
    void takesUnquotedNamesAsTheyAre() {
        assertThat(TopicKey.identifier("Product")).isEqualTo(CqlIdentifier.fromInternal("Product"));
        assertThat(TopicKey.identifier("\"Product\"")).isEqualTo(CqlIdentifier.fromInternal("Product"));
    }

    @Test
    void givesTheSharedPartOfATablesKeys() {
        TopicKey.Table key = (TopicKey.Table) TopicKey.parse("topic.a.b.ks.\"T\".mapping");
        assertThat(key.prefix()).isEqualTo("topic.a.b.ks.\"T\".");
    }
}
