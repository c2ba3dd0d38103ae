package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.source.config.SourceConfig;
import dev.scamander.connect.source.config.TableName;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** The tables of a task, each made ready once and again when it changes. For the task's thread alone. */
final class TaskTables {
    private final SourceConfig config;
    private final CqlSession session;
    private final LiveSchema schema;
    private final Map<TableName, SourceTable> tables = new HashMap<>();

    TaskTables(SourceConfig config, CqlSession session, LiveSchema schema) {
        this.config = config;
        this.session = session;
        this.schema = schema;
    }

    /**
     * A table, made ready.
     *
     * @throws ConnectException if it does not exist, or a setting does not fit it
     */
    SourceTable get(TableName name) {
        return tables.computeIfAbsent(
                name,
                n -> new SourceTable(
                        n,
                        config,
                        session,
                        schema.table(n.keyspace(), n.table())
                                .orElseThrow(() ->
                                        new ConnectException("tables: " + schema.missing(n.keyspace(), n.table())))));
    }

    /**
     * A table as it is by now.
     *
     * @throws ConnectException if it does not exist any more, or lacks a column that was read
     */
    SourceTable current(TableName name) {
        SourceTable table = get(name);
        SourceTable current = table.current();
        if (current != table) {
            tables.put(name, current);
        }
        return current;
    }
}
