package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultKeyspaceMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.SinkConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExistingKeyTest {
    private static final CqlIdentifier KEYSPACE = CqlIdentifier.fromInternal("ks");
    private static final CqlIdentifier TABLE = CqlIdentifier.fromInternal("t");
    private static final String KEY = "topic.t.ks.t.primaryKey";

    private static ColumnMetadata column(String name) {
        return new DefaultColumnMetadata(KEYSPACE, TABLE, CqlIdentifier.fromInternal(name), DataTypes.INT, false);
    }

    /** With the primary key {@code (a, "B"), source, d}, of which {@code d} descends; {@code source} is a name like any other
     * here, though tables of totals have a column of that name. */
    private static TableMetadata table() {
        Map<CqlIdentifier, ColumnMetadata> columns = new LinkedHashMap<>();
        List.of("a", "B", "source", "d", "note")
                .forEach(name -> columns.put(CqlIdentifier.fromInternal(name), column(name)));
        Map<ColumnMetadata, ClusteringOrder> clustering = new LinkedHashMap<>();
        clustering.put(column("source"), ClusteringOrder.ASC);
        clustering.put(column("d"), ClusteringOrder.DESC);
        List<ColumnMetadata> partition = List.of(column("a"), column("B"));
        return new DefaultTableMetadata(
                KEYSPACE, TABLE, UUID.randomUUID(), false, false, partition, clustering, columns, Map.of(), Map.of());
    }

    @SuppressWarnings("unchecked")
    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answers.get(method.getName()));
    }

    private static LiveSchema schema() {
        DefaultKeyspaceMetadata keyspace = new DefaultKeyspaceMetadata(
                KEYSPACE, true, false, Map.of(), Map.of(), Map.of(TABLE, table()), Map.of(), Map.of(), Map.of());
        Metadata metadata = answering(Metadata.class, Map.of("getKeyspace", Optional.of(keyspace)));
        return LiveSchema.of(
                answering(CqlSession.class, Map.of("refreshSchemaAsync", CompletableFuture.completedFuture(metadata))));
    }

    /** What is wrong with a configuration; empty if nothing is. */
    private static String findings(String primaryKey) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "name", "sink",
                "topics", "t",
                "ddl.auto", "create",
                "topic.t.ks.t.mapping", "a=value.a, B=value.b, source=value.c, d=value.d, note=key"));
        if (primaryKey != null) {
            properties.put(KEY, primaryKey);
        }
        Findings findings = new Findings();
        CompiledTopic.check(SinkConfig.of(properties), schema(), findings);
        try {
            findings.throwIfAny();
            return "";
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a, B), source, d", "(A, b), Source, d DESC", "(a, B), source asc, d desc"})
    void theKeyOfTheTableIsValid(String primaryKey) {
        assertThat(findings(primaryKey)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a, B, source, d",
                "(B, a), source, d",
                "(a, B), d, source",
                "(a, B), source",
                "(a, B), source, d, note",
                "(a, B), source DESC, d",
                "(a, B), d",
                "(a, B), source, d ASC"
            })
    void anotherKeyIsNamedBesideTheTables(String primaryKey) {
        String asCql = primaryKey.startsWith("(") ? primaryKey : primaryKey.replaceFirst("a", "(a)");
        assertThat(findings(primaryKey))
                .contains(KEY + ": ks.t exists with the primary key (a, \"B\"), source, d DESC, and this is " + asCql
                        + ":");
    }

    /** Without the setting, what a mapping takes from the record's key is only the key of a table that is to be created. */
    @Test
    void aKeyThatNobodyNamedIsNotCompared() {
        assertThat(findings(null)).isEmpty();
    }
}
