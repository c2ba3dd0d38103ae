package dev.scamander.spark.sql;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.spark.filter.Clause;
import dev.scamander.spark.filter.FilterPushdown;
import dev.scamander.spark.filter.KeySet;
import dev.scamander.spark.filter.PushedFilters;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.write.RowKey;
import dev.scamander.spark.write.RowSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/** Deletes the rows that a condition on the primary key names, without reading them: whole partitions, ranges of rows, single rows. */
public final class KeyDelete {

    private final TableMetadata table;
    private final KeySet keys;
    private final List<Clause> clauses;

    private KeyDelete(TableMetadata table, KeySet keys, List<Clause> clauses) {
        this.table = table;
        this.keys = keys;
        this.clauses = clauses;
    }

    /**
     * Reads a condition.
     *
     * @param table the table's metadata
     * @param pushdown how its predicates are shared with Cassandra
     * @param predicates predicates that rows to be deleted meet all
     * @return the deletion; empty if CQL cannot name exactly these rows
     */
    public static Optional<KeyDelete> of(TableMetadata table, FilterPushdown pushdown, Predicate[] predicates) {
        PushedFilters pushed = pushdown.push(Arrays.asList(predicates));
        return pushed.left().isEmpty() && !pushed.filtering()
                ? pushed.keys().map(keys -> new KeyDelete(table, keys, pushed.clauses()))
                : Optional.empty();
    }

    /**
     * Deletes.
     *
     * @param options how to write
     */
    public void run(WriteOptions options) {
        String name = table.getKeyspace().asInternal() + "." + table.getName().asInternal();
        List<CqlIdentifier> variables = new ArrayList<>();
        TableWrite write = TableWrite.custom(table.getKeyspace(), table.getName(), statement(variables), variables);
        RowKey key = key();
        try (RowSink sink = new RowSink(options, name, false)) {
            WriteTarget target = sink.prepare(write);
            for (byte[][] partition : keys.keys()) {
                sink.write(target, key, cells(partition), WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL);
            }
            sink.awaitAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Variables have names of their own: a column may be compared twice. */
    private String statement(List<CqlIdentifier> variables) {
        StringJoiner where = new StringJoiner(" AND ");
        for (ColumnMetadata column : table.getPartitionKey()) {
            where.add(column.getName().asCql(false) + " = " + variable(variables));
        }
        for (Clause clause : clauses) {
            where.add(clause.cql().substring(0, clause.cql().length() - 1) + variable(variables));
        }
        return "DELETE FROM " + table.getKeyspace().asCql(false) + "."
                + table.getName().asCql(false) + " WHERE " + where;
    }

    private static String variable(List<CqlIdentifier> variables) {
        String name = "v" + variables.size();
        variables.add(CqlIdentifier.fromInternal(name));
        return ":" + name;
    }

    private RowKey key() {
        List<RowKey.Part> parts = new ArrayList<>();
        for (ColumnMetadata column : table.getPartitionKey()) {
            parts.add(new RowKey.Part(column.getName().asInternal(), column.getType(), parts.size()));
        }
        return new RowKey(parts);
    }

    private byte[] cells(byte[][] partition) {
        List<ByteBuffer> values = new ArrayList<>();
        for (byte[] part : partition) {
            values.add(ByteBuffer.wrap(part));
        }
        clauses.forEach(clause -> values.add(ByteBuffer.wrap(clause.value())));
        return Cells.of(values.toArray(ByteBuffer[]::new));
    }
}
