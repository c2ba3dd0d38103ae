package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layout of a table of running totals: the aggregate key, then {@code source text} as the last clustering column, then
 * the totals and {@code upto bigint}.
 *
 * @param keyspace the keyspace
 * @param table the table
 * @param key the columns of the primary key without {@code source}, in their order
 * @param aggregates the totals that are kept
 */
public record AggregateTable(
        CqlIdentifier keyspace, CqlIdentifier table, List<CqlIdentifier> key, List<AggregateColumn> aggregates) {

    /** The clustering column that tells the sources apart. */
    public static final CqlIdentifier SOURCE = CqlIdentifier.fromInternal("source");
    /** The column with the number of the last record that is in the totals. */
    public static final CqlIdentifier UPTO = CqlIdentifier.fromInternal("upto");
    /** The columns that belong to the layout, not to the data. */
    public static final Set<CqlIdentifier> OWN_COLUMNS = Set.of(SOURCE, UPTO);

    /**
     * What is added to a sequence number to make a write timestamp. It lies far in the future, so that a deletion by hand,
     * which bears the time of the day, does not hide the totals that are written after it.
     */
    private static final long TIMESTAMP_BASE = 1L << 60;

    /** Copies the lists. */
    public AggregateTable {
        key = List.copyOf(key);
        aggregates = List.copyOf(aggregates);
    }

    /**
     * The layout of an existing table.
     *
     * @param table the table
     * @param functions what to keep in which column
     * @throws IllegalArgumentException if the table is not laid out for that, saying what would be right
     */
    public static AggregateTable of(TableMetadata table, Map<CqlIdentifier, AggregateFunction> functions) {
        String name = table.getKeyspace().asCql(true) + '.' + table.getName().asCql(true);
        List<ColumnMetadata> clustering =
                List.copyOf(table.getClusteringColumns().keySet());
        boolean sourceLast = !clustering.isEmpty()
                && clustering.get(clustering.size() - 1).getName().equals(SOURCE)
                && clustering.get(clustering.size() - 1).getType().equals(DataTypes.TEXT);
        if (!sourceLast) {
            throw new IllegalArgumentException(
                    name + " cannot hold exact aggregates: the last clustering column must be 'source text'");
        }
        boolean upto = table.getColumn(UPTO)
                .filter(column -> column.getType().equals(DataTypes.BIGINT))
                .isPresent();
        if (!upto) {
            throw new IllegalArgumentException(name + " cannot hold exact aggregates: it needs a column 'upto bigint'");
        }
        List<CqlIdentifier> key = table.getPrimaryKey().stream()
                .map(ColumnMetadata::getName)
                .filter(column -> !column.equals(SOURCE))
                .toList();
        List<AggregateColumn> aggregates = new ArrayList<>();
        functions.forEach((column, function) -> aggregates.add(new AggregateColumn(
                column,
                function,
                table.getColumn(column)
                        .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + column.asCql(true)))
                        .getType())));
        return new AggregateTable(table.getKeyspace(), table.getName(), key, aggregates);
    }

    /** The table with its keyspace, as CQL names it. */
    public String qualifiedName() {
        return keyspace.asCql(true) + '.' + table.asCql(true);
    }

    /** The table beside this one that tells whether a source is still the one that was aggregated; see {@link MarkStore}. */
    public CqlIdentifier markTable() {
        return CqlIdentifier.fromInternal(table.asInternal() + "_sources");
    }

    /** The statement that creates {@link #markTable}. */
    public String createMarkTable() {
        return "CREATE TABLE IF NOT EXISTS " + keyspace.asCql(true) + '.'
                + markTable().asCql(true)
                + " (source text, sequence bigint, record_time timestamp, fingerprint bigint,"
                + " PRIMARY KEY ((source), sequence))";
    }

    /** How states are written: {@link #bind} gives the values, {@link #timestamp} the write timestamp. */
    public TableWrite write(ConsistencyLevel consistency) {
        List<CqlIdentifier> columns = new ArrayList<>(key);
        columns.add(SOURCE);
        columns.add(UPTO);
        aggregates.forEach(aggregate -> columns.add(aggregate.name()));
        return TableWrite.of(Kind.UPSERT, keyspace, table, columns)
                .withTimestamp(true)
                .withConsistency(consistency);
    }

    /**
     * The values of a row in the order of {@link #write}.
     *
     * @param keyValues the values of {@link #key}, in protocol form
     * @param source the source's name in UTF-8
     * @param totals the state
     */
    public ByteBuffer[] bind(ByteBuffer[] keyValues, ByteBuffer source, RunningTotals totals) {
        ByteBuffer[] values = new ByteBuffer[key.size() + 2 + aggregates.size()];
        System.arraycopy(keyValues, 0, values, 0, key.size());
        values[key.size()] = source;
        values[key.size() + 1] = ByteBuffer.allocate(Long.BYTES).putLong(0, totals.upto());
        totals.writeTo(values, key.size() + 2);
        return values;
    }

    /** The write timestamp of a state up to this sequence number: the later state wins, whoever writes it, and whenever. */
    public static long timestamp(long upto) {
        return TIMESTAMP_BASE + upto;
    }

    /** The state of a key of which nothing was counted yet. */
    public RunningTotals nothing() {
        return new RunningTotals(aggregates);
    }
}
