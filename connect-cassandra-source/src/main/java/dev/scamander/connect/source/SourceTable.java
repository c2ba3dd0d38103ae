package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import dev.scamander.cassandra.read.ReadSettings;
import dev.scamander.cassandra.read.RowReader;
import dev.scamander.cassandra.time.TimeColumn;
import dev.scamander.connect.source.config.RecordFormat;
import dev.scamander.connect.source.config.SourceConfig;
import dev.scamander.connect.source.config.TableName;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/** A table made ready for reading as it is at present: decoders compiled, columns chosen. */
final class SourceTable {
    /** Enough to keep converters busy; what was read ahead is read again when a worker dies. */
    private static final int RANGE_PAGES = 1;

    private static final int RANGE_REQUESTS = 2;

    /** Partitions are small and many: several are asked for at a time, so that the way to the cluster is paid once. */
    private static final int PARTITION_PAGES = 2;

    private static final int PARTITION_REQUESTS = 16;

    private final TableName name;
    private final SourceConfig config;
    private final CqlSession session;
    private final PrimaryKey key;
    private final TimeColumn time;
    private final RowLayout layout;
    private final RowRecords records;
    private final ChosenPartitions chosen;
    private TableMetadata metadata;
    private UnitQueries queriesOfAll;
    private UnitQueries queriesOfTimes;

    /**
     * Prepares a table.
     *
     * @throws UnfitSettingException if a setting does not fit the table
     */
    SourceTable(TableName name, SourceConfig config, CqlSession session, TableMetadata metadata) {
        this.name = name;
        this.config = config;
        this.session = session;
        this.metadata = metadata;
        this.key = PrimaryKey.of(metadata, session.getContext().getCodecRegistry());
        CqlIdentifier timeColumn = config.increments().column();
        this.time = timeColumn == null ? null : IncrementColumn.of(name, metadata, timeColumn);
        this.chosen = ChosenPartitions.of(
                name, key, config.increments().partitions(), config.increments().lag());
        this.layout = RowLayout.of(name, metadata, key, config.selection(), time);
        int keyColumns = key.columns().size();
        RowForm form = config.format() == RecordFormat.JSON
                ? new JsonForm(name, layout, keyColumns)
                : new StructForm(name, layout, keyColumns);
        this.records = new RowRecords(config.topics().topic(name), layout, form);
    }

    /**
     * Has the cluster check the queries that will be asked.
     *
     * @throws UnfitSettingException if it refuses them
     */
    void checkQueries() {
        queries(config.increments().column() == null);
    }

    /** How far an offset says that a unit is read. */
    Progress progress(Map<String, ?> offset) {
        return Progress.parse(key, offset);
    }

    /** Begins to read a unit. */
    UnitReader open(SnapshotUnit unit, Increments.Scan scan) {
        UnitQueries queries = queries(scan.whole());
        Window window = scan.window();
        boolean byPartition = queries.asksForPartitions(window);
        ReadSettings settings = byPartition
                ? ReadSettings.defaults().withAhead(PARTITION_PAGES, PARTITION_REQUESTS)
                : ReadSettings.defaults().withAhead(RANGE_PAGES, RANGE_REQUESTS);
        List<BoundStatement> statements =
                scan.after() == null ? queries.all(unit, window) : queries.after(unit, window, scan.after());
        return new UnitReader(
                this, unit, scan, new RowReader(session, settings).read(statements), wanted(scan, byPartition));
    }

    /** Which of the rows that the cluster sends are meant. */
    private Predicate<Row> wanted(Increments.Scan scan, boolean byPartition) {
        Predicate<Row> wanted = row -> true;
        if (scan.whole() && !scan.window().isAll()) {
            long to = scan.window().to();
            wanted = row -> {
                Long rowTime = timeOf(row);
                return rowTime == null || rowTime < to;
            };
        }
        return chosen == null || byPartition ? wanted : wanted.and(chosen::contains);
    }

    private UnitQueries queries(boolean whole) {
        if (whole) {
            queriesOfAll = queriesOfAll == null ? prepare(null) : queriesOfAll;
            return queriesOfAll;
        }
        queriesOfTimes = queriesOfTimes == null ? prepare(time) : queriesOfTimes;
        return queriesOfTimes;
    }

    private UnitQueries prepare(TimeColumn bounded) {
        RowConditions conditions = new RowConditions(bounded, config.selection().predicate());
        try {
            return new UnitQueries(session, name, key, layout.selectors(), conditions, chosen, config.reading());
        } catch (QueryValidationException e) {
            if (config.selection().predicate().isEmpty()) {
                throw new ConnectException("Table " + name + " cannot be read: " + e.getMessage(), e);
            }
            throw new UnfitSettingException("predicate", "Table " + name + ": " + e.getMessage());
        }
    }

    /** The time of a row; null where it has none, or where the table is read without. */
    private Long timeOf(Row row) {
        ByteBuffer value = time == null ? null : row.getBytesUnsafe(layout.index(time.column()));
        return value == null ? null : time.millis(value);
    }

    /** The record of a row. */
    SourceRecord record(Row row, Map<String, ?> sourcePartition, Window window, boolean last) {
        return records.record(row, sourcePartition, RowPosition.of(key, row::getBytesUnsafe, window, last));
    }

    /**
     * This table if it is still as the cluster has it, or else made ready anew.
     *
     * @throws ConnectException if it does not exist any more, or lacks a column that was read
     */
    SourceTable current() {
        TableMetadata now = session.getMetadata()
                .getKeyspace(name.keyspace())
                .flatMap(keyspace -> keyspace.getTable(name.table()))
                .orElseThrow(() -> new ConnectException(
                        "Table " + name + " does not exist any more. Take it out of 'tables', or create it again"));
        if (now == metadata) {
            return this;
        }
        if (now.equals(metadata)) {
            metadata = now;
            return this;
        }
        for (ColumnMetadata column : layout.columns()) {
            Optional<ColumnMetadata> same = now.getColumn(column.getName());
            if (same.isEmpty()) {
                throw new ConnectException("Column " + column.getName().asCql(true) + " of table " + name
                        + " was dropped while the table is read. Restart the task to go on without it");
            }
        }
        return new SourceTable(name, config, session, now);
    }
}
