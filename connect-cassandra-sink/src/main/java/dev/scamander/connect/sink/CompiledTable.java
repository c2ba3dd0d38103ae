package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.cassandra.retry.ErrorClass;
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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table's settings, compiled against the table as it is in the cluster; in the same way when a configuration is checked and
 * when a task starts.
 *
 * @param settings the settings
 * @param mapping makes rows of records
 * @param write what is done with a row
 * @param delete how rows are deleted, by {@link #key}: with the key's values, and nulls for columns outside of it; empty where
 *     they are not
 * @param key the columns of the primary key that are mapped; empty for custom CQL
 * @param wideDeletion what is done with tombstones in place of {@code delete}; empty where they delete one row
 */
record CompiledTable(
        TableSettings settings,
        RowMapping mapping,
        TableWrite write,
        Optional<TableWrite> delete,
        List<CqlIdentifier> key,
        Optional<WideDeletion> wideDeletion) {

    /** How a statement begins that writes, after comments. */
    private static final Pattern WRITING = Pattern.compile(
            "\\A(?:\\s|--[^\\n]*\\n|//[^\\n]*\\n|/\\*.*?\\*/)*(?:INSERT|UPDATE|DELETE|BEGIN)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
        } catch (IllegalArgumentException e) {
            findings.add(
                    settings.deleteBy().isEmpty() ? settings.mappingKey() : settings.deleteByKey(), e.getMessage());
        } catch (DriverException e) {
            if (ErrorClass.of(e).passes()) {
                throw e;
            }
            findings.add(settings.queryKey(), "The cluster does not take it: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<CompiledTable> ofQuery(
            TableSettings settings, RowSettings rows, LiveSchema schema, Findings findings) {
        String query = settings.query().orElseThrow();
        Map<CqlIdentifier, DataType> variables = schema.variables(query);
        if (!WRITING.matcher(query).find()) {
            findings.add(settings.queryKey(), "Writes nothing: give an INSERT, UPDATE, DELETE or BATCH");
            return Optional.empty();
        }
        RowMapping mapping = RowMapping.compileStatement(settings.mapping(), variables, rows);
        Optional<CqlIdentifier> unmapped = variables.keySet().stream()
                .filter(name -> !mapping.columns().contains(name))
                .findFirst();
        if (unmapped.isPresent()) {
            String name = unmapped.get().asCql(true);
            findings.add(
                    settings.mappingKey(),
                    "Bind variable :" + name + " of 'query' is not mapped: add " + name + "=...");
            return Optional.empty();
        }
        if (mapping.hasTtl() || mapping.hasTimestamp()) {
            findings.add(
                    settings.mappingKey(),
                    "Beside 'query', __ttl and __timestamp have no effect: write USING TTL :t AND TIMESTAMP :ts into the"
                            + " query and map t and ts");
            return Optional.empty();
        }
        TableWrite write = TableWrite.custom(settings.keyspace(), settings.table(), query, mapping.columns())
                .withConsistency(settings.consistency());
        return Optional.of(new CompiledTable(settings, mapping, write, Optional.empty(), List.of(), Optional.empty()));
    }

    private static Optional<CompiledTable> ofTable(
            TableSettings settings, RowSettings rows, TableMetadata table, Findings findings) {
        Kind kind = kind(settings, table);
        if (kind == Kind.COUNTER && !settings.deleteBy().isEmpty()) {
            findings.add(
                    settings.deleteByKey(), "Cannot be set for counters: one that was deleted cannot be counted again");
            return Optional.empty();
        }
        if (settings.deletesOnly()) {
            WideDeletion deletion = WideDeletion.compile(settings, rows, table);
            return Optional.of(new CompiledTable(
                    settings, deletion.mapping(), deletion.write(), Optional.empty(), List.of(), Optional.empty()));
        }
        RowMapping mapping = settings.mapping().isEmpty()
                ? RowMapping.compile(null, table, rows)
                : RowMapping.compileUpdate(settings.mapping(), table, rows);
        Optional<Flaw> flaw = kind == Kind.COUNTER
                ? flawOfCounters(settings, mapping, table)
                : kind == Kind.INSERT_IF_NOT_EXISTS ? flawOfConditions(settings, mapping) : Optional.empty();
        if (flaw.isPresent()) {
            findings.add(flaw.get().setting(), flaw.get().message());
            return Optional.empty();
        }
        List<CqlIdentifier> key = table.getPrimaryKey().stream()
                .map(ColumnMetadata::getName)
                .filter(mapping.columns()::contains)
                .toList();
        TableWrite write = !mapping.operators().isEmpty()
                ? CollectionUpdate.write(settings, mapping, key)
                : TableWrite.of(kind, settings.keyspace(), settings.table(), mapping.columns())
                        .withTtl(kind != Kind.COUNTER && (mapping.hasTtl() || settings.ttlSeconds() >= 0))
                        .withTimestamp(kind == Kind.UPSERT);
        write = write.withConsistency(settings.consistency());
        boolean deletes = kind == Kind.UPSERT && settings.deletesEnabled();
        boolean staticsAlone = key.size() < table.getPrimaryKey().size();
        TableWrite delete = staticsAlone
                ? TableWrite.of(Kind.UPSERT, settings.keyspace(), settings.table(), mapping.columns())
                : TableWrite.of(Kind.DELETE, settings.keyspace(), settings.table(), key);
        return Optional.of(new CompiledTable(
                settings,
                mapping,
                write,
                Optional.of(delete.withTimestamp(true).withConsistency(settings.consistency()))
                        .filter(d -> deletes),
                key,
                settings.deleteBy().isEmpty()
                        ? Optional.empty()
                        : Optional.of(WideDeletion.compile(settings, rows, table))));
    }

    /** What does not go together. */
    private record Flaw(String setting, String message) {}

    private static Optional<Flaw> flawOfCounters(TableSettings settings, RowMapping mapping, TableMetadata table) {
        if (mapping.hasTtl() || mapping.hasTimestamp()) {
            return Optional.of(new Flaw(settings.mappingKey(), "Counters take neither __ttl nor __timestamp"));
        }
        if (mapping.columns().stream()
                .noneMatch(column -> table.getColumns().get(column).getType().equals(DataTypes.COUNTER))) {
            return Optional.of(new Flaw(settings.mappingKey(), "None of the table's counters is mapped"));
        }
        if (settings.ttlSeconds() >= 0) {
            return Optional.of(new Flaw(settings.ttlKey(), "Counters do not expire: remove it"));
        }
        if (settings.ifNotExists()) {
            return Optional.of(
                    new Flaw(settings.ifNotExistsKey(), "Counters cannot be inserted, only added to: remove it"));
        }
        if (!settings.recordTime()) {
            return Optional.of(new Flaw(
                    settings.timestampSourceKey(),
                    "Has no effect on counters, which bear the cluster's time: remove it"));
        }
        return settings.consistency() == DefaultConsistencyLevel.ANY
                ? Optional.of(
                        new Flaw(settings.consistencyKey(), "Counters are not written at ANY; give LOCAL_ONE or more"))
                : Optional.empty();
    }

    private static Optional<Flaw> flawOfConditions(TableSettings settings, RowMapping mapping) {
        if (mapping.hasTimestamp()) {
            return Optional.of(
                    new Flaw(settings.mappingKey(), "Lightweight transactions (ifNotExists) take no __timestamp"));
        }
        return mapping.operators().isEmpty()
                ? Optional.empty()
                : Optional.of(new Flaw(
                        settings.mappingKey(),
                        "Beside 'ifNotExists' collections cannot be appended to or removed from"));
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
