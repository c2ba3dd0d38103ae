package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.connect.config.Findings;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
import dev.scamander.mapping.language.InvalidMappingException;
import dev.scamander.mapping.row.RowMapping;
import dev.scamander.mapping.row.RowSettings;
import java.util.List;
import java.util.Optional;

/**
 * A table's settings, compiled against the table as it is in the cluster; in the same way when a configuration is checked and
 * when a task starts.
 *
 * @param settings the settings
 * @param mapping makes rows of records
 * @param write what is done with a row
 * @param delete how rows are deleted, by {@link #key}; empty where they are not
 * @param key the primary key; empty for custom CQL
 */
record CompiledTable(
        TableSettings settings,
        RowMapping mapping,
        TableWrite write,
        Optional<TableWrite> delete,
        List<CqlIdentifier> key) {

    /**
     * Compiles one table.
     *
     * @param findings takes what is wrong, under the table's key
     * @return the compiled table; empty if something is wrong
     */
    static Optional<CompiledTable> compile(
            TopicSettings topic, TableSettings settings, LiveSchema schema, Findings findings) {
        RowSettings rows = new RowSettings(
                topic.mapping(settings), settings.nullToUnset(), settings.ttlUnit(), settings.timestampUnit());
        try {
            if (settings.query().isPresent()) {
                return ofQuery(settings, rows, schema, findings);
            }
            Optional<TableMetadata> table = schema.table(settings.keyspace(), settings.table());
            if (table.isEmpty()) {
                findings.add(settings.mappingKey(), schema.missing(settings.keyspace(), settings.table()));
                return Optional.empty();
            }
            return ofTable(settings, rows, table.get(), findings);
        } catch (InvalidMappingException e) {
            findings.add(settings.mappingKey(), e.getMessage());
        } catch (DriverException e) {
            findings.add(settings.queryKey(), "The cluster does not take it: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<CompiledTable> ofQuery(
            TableSettings settings, RowSettings rows, LiveSchema schema, Findings findings) {
        String query = settings.query().orElseThrow();
        RowMapping mapping = RowMapping.compileStatement(settings.mapping(), schema.variables(query), rows);
        if (mapping.hasTtl() || mapping.hasTimestamp()) {
            findings.add(
                    settings.mappingKey(),
                    "Beside 'query', __ttl and __timestamp have no effect: write USING TTL :t AND TIMESTAMP :ts into the"
                            + " query and map t and ts");
            return Optional.empty();
        }
        TableWrite write = TableWrite.custom(settings.keyspace(), settings.table(), query, mapping.columns())
                .withConsistency(settings.consistency());
        return Optional.of(new CompiledTable(settings, mapping, write, Optional.empty(), List.of()));
    }

    private static Optional<CompiledTable> ofTable(
            TableSettings settings, RowSettings rows, TableMetadata table, Findings findings) {
        RowMapping mapping = settings.mapping().isEmpty()
                ? RowMapping.compile(null, table, rows)
                : RowMapping.compileUpdate(settings.mapping(), table, rows);
        Kind kind = kind(settings, table);
        if (kind == Kind.COUNTER && (mapping.hasTtl() || mapping.hasTimestamp())) {
            findings.add(settings.mappingKey(), "Counters take neither __ttl nor __timestamp");
            return Optional.empty();
        }
        if (kind == Kind.INSERT_IF_NOT_EXISTS && mapping.hasTimestamp()) {
            findings.add(settings.mappingKey(), "Lightweight transactions (ifNotExists) take no __timestamp");
            return Optional.empty();
        }
        List<CqlIdentifier> key =
                table.getPrimaryKey().stream().map(ColumnMetadata::getName).toList();
        if (!mapping.operators().isEmpty() && settings.ifNotExists()) {
            findings.add(
                    settings.mappingKey(), "Beside 'ifNotExists' collections cannot be appended to or removed from");
            return Optional.empty();
        }
        TableWrite write = !mapping.operators().isEmpty()
                ? CollectionUpdate.write(settings, mapping, key)
                : TableWrite.of(kind, settings.keyspace(), settings.table(), mapping.columns())
                        .withTtl(kind != Kind.COUNTER && (mapping.hasTtl() || settings.ttlSeconds() >= 0))
                        .withTimestamp(kind == Kind.UPSERT);
        write = write.withConsistency(settings.consistency());
        Optional<TableWrite> delete = Optional.of(TableWrite.of(Kind.DELETE, settings.keyspace(), settings.table(), key)
                        .withTimestamp(true)
                        .withConsistency(settings.consistency()))
                .filter(d -> kind == Kind.UPSERT && settings.deletesEnabled());
        return Optional.of(new CompiledTable(settings, mapping, write, delete, key));
    }

    private static Kind kind(TableSettings settings, TableMetadata table) {
        boolean counts = table.getColumns().values().stream()
                .anyMatch(column -> column.getType().equals(DataTypes.COUNTER));
        if (counts) {
            return Kind.COUNTER;
        }
        return settings.ifNotExists() ? Kind.INSERT_IF_NOT_EXISTS : Kind.UPSERT;
    }
}
