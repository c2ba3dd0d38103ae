package dev.scamander.connect.sink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.connect.config.Findings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkConfigTest {
    /** The documented example of the DataStax sink, with nothing but the class changed. */
    private static Map<String, String> sample() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("name", "cassandra-sink"),
                Map.entry("connector.class", "dev.scamander.connect.sink.CassandraSinkConnector"),
                Map.entry("tasks.max", "1"),
                Map.entry("topics", "my_topic"),
                Map.entry("contactPoints", "10.0.0.1,10.0.0.2"),
                Map.entry("loadBalancing.localDc", "dc1"),
                Map.entry("port", "9142"),
                Map.entry("maxConcurrentRequests", "400"),
                Map.entry("maxNumberOfRecordsInBatch", "16"),
                Map.entry("queryExecutionTimeout", "20"),
                Map.entry("connectionPoolLocalSize", "2"),
                Map.entry("jmx", "true"),
                Map.entry("compression", "None"),
                Map.entry("auth.provider", "None"),
                Map.entry("auth.username", ""),
                Map.entry("auth.password", ""),
                Map.entry("auth.gssapi.keyTab", ""),
                Map.entry("auth.gssapi.principal", ""),
                Map.entry("auth.gssapi.service", "dse"),
                Map.entry("ssl.provider", "None"),
                Map.entry("ssl.hostnameValidation", "true"),
                Map.entry("ssl.keystore.password", ""),
                Map.entry("ssl.keystore.path", ""),
                Map.entry("ssl.openssl.keyCertChain", ""),
                Map.entry("ssl.openssl.privateKey", ""),
                Map.entry("ssl.truststore.password", ""),
                Map.entry("ssl.truststore.path", ""),
                Map.entry("ssl.cipherSuites", ""),
                Map.entry("topic.my_topic.my_ks.my_table.mapping", "col1=key.f1, col2=value.f1, __ttl=value.f2"),
                Map.entry("topic.my_topic.my_ks.my_table.consistencyLevel", "LOCAL_QUORUM"),
                Map.entry("topic.my_topic.my_ks.my_table.ttl", "2"),
                Map.entry("topic.my_topic.my_ks.my_table.ttlTimeUnit", "HOURS"),
                Map.entry("topic.my_topic.my_ks.my_table.timestampTimeUnit", "MILLISECONDS"),
                Map.entry("topic.my_topic.my_ks.my_table.nullToUnset", "false"),
                Map.entry("topic.my_topic.my_ks.my_table.deletesEnabled", "false"),
                Map.entry("topic.my_topic.codec.locale", "de_DE"),
                Map.entry("topic.my_topic.codec.timeZone", "Europe/Berlin"),
                Map.entry("topic.my_topic.codec.timestamp", "CQL_TIMESTAMP"),
                Map.entry("topic.my_topic.codec.date", "ISO_LOCAL_DATE"),
                Map.entry("topic.my_topic.codec.time", "HH:mm:ss"),
                Map.entry("topic.my_topic.codec.unit", "SECONDS")));
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> properties = sample();
        properties.put(key, value);
        return properties;
    }

    @Test
    void readsEverySettingOfTheSample() {
        SinkConfig config = SinkConfig.of(with("batch.lingerMillis", "20"));

        assertThat(config.connection().contactPoints()).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(config.connection().port()).isEqualTo(9142);
        assertThat(config.connection().get(ConnectionOption.POOL_LOCAL_SIZE)).isEqualTo("2");
        assertThat(config.writing().maxInFlight()).isEqualTo(400);
        assertThat(config.writing().maxBatchRows()).isEqualTo(16);
        assertThat(config.writing().linger()).isEqualTo(Duration.ofMillis(20));
        assertThat(config.ignoreErrors()).isEqualTo(IgnoreErrors.NONE);
        TopicSettings topic = config.topics().get("my_topic");
        assertThat(topic.codec().locale().toLanguageTag()).isEqualTo("de-DE");
        assertThat(topic.codec().timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(topic.codec().unit()).isEqualTo(TimeUnit.SECONDS);
        TableSettings table = topic.tables().get(0);
        assertThat(table.qualifiedName()).isEqualTo("my_ks.my_table");
        assertThat(table.mapping()).startsWith("col1=key.f1");
        assertThat(table.consistency()).isEqualTo(DefaultConsistencyLevel.LOCAL_QUORUM);
        assertThat(table.ttlSeconds()).isEqualTo(7200);
        assertThat(table.timestampUnit()).isEqualTo(TimeUnit.MILLISECONDS);
        assertThat(table.nullToUnset()).isFalse();
        assertThat(table.deletesEnabled()).isFalse();
    }

    @Test
    void readsSeveralTablesOfATopicWithDots() {
        Map<String, String> properties = new HashMap<>();
        properties.put("topics", "eu.orders");
        properties.put("topic.eu.orders.shop.by_id.mapping", "id=value.id");
        properties.put("topic.eu.orders.shop.\"ByName\".mapping", "id=value.id");

        TopicSettings topic = SinkConfig.of(properties).topics().get("eu.orders");

        assertThat(topic.tables())
                .extracting(TableSettings::qualifiedName)
                .containsExactlyInAnyOrder("shop.by_id", "shop.\"ByName\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contactPoint | x | Did you mean 'contactPoints'?",
                "loadBalancing.localDC | x | Did you mean 'loadBalancing.localDc'?",
                "ssl.trust | x | Known beside it: ssl.cipherSuites",
                "port | many | Not a number",
                "maxConcurrentRequests | 0 | Value must be at least 1",
                "batch.grouping | rack | give one of partition, replica, none",
                "topic.my_topic.my_ks.my_table.timestampSource | later | give one of record, now",
                "ignoreErrors | Some | give one of None, Driver, All",
                "auth.provider | GSSAPI | use PLAIN or None",
                "socks.proxyHost | proxy | Proxies are not supported",
                "topic.my_topic.my_ks.my_table.maping | x | Did you mean 'topic.my_topic.my_ks.my_table.mapping'?",
                "topic.my_topic.my_ks.my_table.ttl | -2 | Value must be at least -1",
                "topic.my_topic.my_ks.my_table.consistencyLevel | SOME | LOCAL_QUORUM",
                "topic.my_topic.my_ks.my_table.consistencyLevel | SERIAL | give one of ANY, ONE",
                "topic.my_topic.my_ks.my_table.ttlTimeUnit | FORTNIGHTS | DAYS",
                "topic.my_topic.my_ks.my_table.deleteBy | col1 | Has no effect while deletesEnabled is false",
                "maxMegabytesPerSecond | -1 | Value must be at least 0",
                "topic.my_topic.my_ks.my_table.ttl | 315360 | Longer than Cassandra's longest time to live",
                "batch.lingerMillis | -1 | Value must be at least 0",
                "retry.deadlineSeconds | 9999999999999 | Value must be no more than 3153600000",
                "retry.backoffMillis | 6000 | Must not be above retry.backoffMaxMillis, which is 5000",
                "topic.my_topic.my_ks.my_table.primaryKey | col1 | Has no effect while ddl.auto is none",
                "topic.my_topic.my_ks.my_table.aggregateGeneration | b | without exact aggregates",
                "topic.creation.default.partitions | 3 | topic.<topic>.<keyspace>.<table>.<setting>",
                "topic.my_topic.codec.locale | xx_YY | such as en_US",
                "topic.my_topic.codec.timeZone | Mars | Europe/Berlin",
                "topic.my_topic.codec.date | QQQ qqq bb | codec.date",
                "topic.my_topic.codec.zone | UTC | Known: locale",
                "topic.my_topic.mapping | x | topic.<topic>.<keyspace>.<table>.<setting>",
                "topics | my_topic,other | Topic 'other' has no table"
            })
    void namesTheKeyAndWhatWouldBeRight(String key, String value, String message) {
        assertThatThrownBy(() -> SinkConfig.of(with(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\n  " + key + ": ")
                .hasMessageContaining(message);
    }

    private static Map<String, String> idle(Map<String, String> properties) {
        Findings findings = new Findings();
        assertThat(SinkConfig.read(properties, findings)).isPresent();
        findings.throwIfAny();
        return findings.idle();
    }

    @Test
    void notesWhatTheDataStaxSinkPassesOver() {
        String table = "topic.my_topic.my_ks.my_table.";
        Map<String, String> properties = sample();
        assertThat(idle(properties)).containsOnlyKeys(table + "timestampTimeUnit");

        properties.put(table + "mapping", "col1=key.f1, __timestamp=value.f2");
        assertThat(idle(properties)).isEmpty();

        properties.remove(table + "ttl");
        properties.put("metricsHighestLatency", "60");
        properties.put("auth.gssapi.keyTab", "/keytab");
        properties.put("ignoreErrors", "All");
        properties.put("errors.deadletterqueue.topic.name", "dlq");
        assertThat(idle(properties))
                .containsOnlyKeys(table + "ttlTimeUnit", "metricsHighestLatency", "auth.gssapi.keyTab", "ignoreErrors")
                .containsEntry(table + "ttlTimeUnit", "while neither ttl is set nor __ttl mapped");
    }

    @ParameterizedTest
    @CsvSource({
        "query, INSERT INTO x (a) VALUES (:a), timestampSource, now",
        "query, INSERT INTO x (a) VALUES (:a), primaryKey, id",
        "ifNotExists, true, timestampSource, now",
        "mapping, 'id=key, n=count()', timestampSource, now",
        "mapping, 'id=key, n=count()', nullToUnset, false",
    })
    void refusesOwnSettingsThatHaveNoEffect(String option, String value, String idle, String setting) {
        String table = "topic.t.ks.tbl.";
        Map<String, String> properties = new HashMap<>(Map.of("topics", "t", "ddl.auto", "create"));
        properties.put(table + "deletesEnabled", "false");
        properties.put(table + "mapping", "a=key");
        properties.put(table + option, value);
        assertThat(idle(properties)).isEmpty();

        properties.put(table + idle, setting);
        assertThatThrownBy(() -> SinkConfig.of(properties))
                .hasMessageContaining("\n  " + table + idle + ": Has no effect");
    }

    @Test
    void batchSizesNeedBatches() {
        Map<String, String> properties = with("batch.grouping", "none");
        assertThat(idle(properties)).containsKey("maxNumberOfRecordsInBatch");
        properties.put("batch.bytes", "1000");
        assertThatThrownBy(() -> SinkConfig.of(properties))
                .hasMessageContaining("batch.bytes: Has no effect while batch.grouping is none");
    }

    @ParameterizedTest
    @CsvSource({"None, NONE", "driver, DRIVER", "All, ALL", "false, NONE", "true, DRIVER"})
    void takesTheFormerWordsForIgnoredErrors(String word, IgnoreErrors expected) {
        assertThat(SinkConfig.of(with("ignoreErrors", word)).ignoreErrors()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"LOCAL_ONE, LOCAL_QUORUM", "ONE, LOCAL_QUORUM", "ANY, LOCAL_QUORUM", "QUORUM, QUORUM", "ALL, ALL"})
    void databasesWithABundleTakeNoWritesOfOneReplica(String given, DefaultConsistencyLevel expected) {
        String level = "topic.my_topic.my_ks.my_table.consistencyLevel";
        for (String bundle :
                new String[] {"cloud.secureConnectBundle", "datastax-java-driver.basic.cloud.secure-connect-bundle"}) {
            Map<String, String> properties = with(level, given);
            properties.put(bundle, "/bundle.zip");
            assertThat(SinkConfig.of(properties).topics().get("my_topic").tables())
                    .extracting(TableSettings::consistency)
                    .containsExactly(expected);
            assertThat(idle(properties).containsKey(level)).isEqualTo(given.equals("ONE") || given.equals("ANY"));
        }
        assertThat(SinkConfig.of(with(level, given)).topics().get("my_topic").tables())
                .extracting(TableSettings::consistency)
                .containsExactly(DefaultConsistencyLevel.valueOf(given));
    }

    @Test
    void refusesAQueryBesideDeletes() {
        Map<String, String> properties = with("topic.my_topic.my_ks.my_table.query", "INSERT INTO x (a) VALUES (:a)");
        assertThat(idle(properties).get("topic.my_topic.my_ks.my_table.ttl"))
                .startsWith("beside 'query': write USING TTL into the query");
        assertThat(SinkConfig.of(properties)
                        .topics()
                        .get("my_topic")
                        .tables()
                        .get(0)
                        .query())
                .isPresent();

        properties.put("topic.my_topic.my_ks.my_table.deletesEnabled", "true");
        assertThatThrownBy(() -> SinkConfig.of(properties)).hasMessageContaining("Must be false beside 'query'");
    }

    @Test
    void knowsMappingsThatOnlyDelete() {
        Map<String, String> properties = with("topic.my_topic.my_ks.my_table.deletesEnabled", "true");
        properties.remove("topic.my_topic.my_ks.my_table.ttl");
        properties.put("topic.my_topic.my_ks.my_table.deleteBy", " wsid, \"Year\" ");
        properties.put("topic.my_topic.my_ks.my_table.mapping", "WSID=key, Year=value.y, __timestamp=value.t");
        TableSettings only =
                SinkConfig.of(properties).topics().get("my_topic").tables().get(0);
        assertThat(only.deleteBy()).containsExactly("wsid", "Year");
        assertThat(only.deletesOnly()).isTrue();

        properties.put("topic.my_topic.my_ks.my_table.mapping", "wsid=key, year=value.y, day=value.d");
        assertThat(SinkConfig.of(properties)
                        .topics()
                        .get("my_topic")
                        .tables()
                        .get(0)
                        .deletesOnly())
                .isFalse();

        properties.put("topic.my_topic.my_ks.my_table.ifNotExists", "true");
        assertThatThrownBy(() -> SinkConfig.of(properties))
                .hasMessageContaining("deleteBy: Cannot be set beside 'ifNotExists'");
    }

    @Test
    void leavesKeysOfOthersAlone() {
        Map<String, String> properties = with("value.converter.schemas.enable", "false");
        properties.put("errors.deadletterqueue.topic.name", "dlq");
        properties.put("transforms", "rename");
        properties.put("transforms.rename.type", "org.apache.kafka.connect.transforms.RegexRouter");
        properties.put("consumer.override.max.poll.records", "5000");
        properties.put("acme.audit.owner", "billing");
        properties.put("datastax-java-driver.basic.request.page-size", "100");
        properties.put("topics", "renamed-later");

        assertThat(SinkConfig.of(properties).topics()).containsKey("my_topic");
    }

    @Test
    void showsNoSecret() {
        Map<String, String> properties = with("auth.username", "scott");
        properties.put("auth.provider", "PLAIN");
        properties.put("auth.password", "tiger");
        assertThat(SinkConfig.of(properties).toString()).doesNotContain("tiger");

        properties.put("port", "x");
        assertThatThrownBy(() -> SinkConfig.of(properties)).hasMessageNotContaining("tiger");
    }
}
