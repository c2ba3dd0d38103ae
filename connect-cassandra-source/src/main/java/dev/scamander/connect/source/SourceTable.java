package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.read.ReadSettings;
import dev.scamander.cassandra.read.RowReader;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.source.config.SourceConfig;
import dev.scamander.connect.source.config.TableName;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** A table made ready for reading: queries prepared, decoders compiled. */
final class SourceTable {
    private final PrimaryKey key;
    private final TableRecords records;
    private final UnitQueries queries;
    private final RowReader reader;

    /**
     * Prepares a table.
     *
     * @throws ConnectException if it does not exist
     */
    SourceTable(TableName name, SourceConfig config, CqlSession session, LiveSchema schema) {
        TableMetadata metadata = schema.table(name.keyspace(), name.table())
                .orElseThrow(() -> new ConnectException("tables: " + schema.missing(name.keyspace(), name.table())));
        this.key = PrimaryKey.of(metadata, session.getContext().getCodecRegistry());
        this.records = new TableRecords(name, metadata, key, config.topics().topic(name));
        this.queries = new UnitQueries(session, name, key, records.columns(), config.consistency(), config.pageSize());
        this.reader = new RowReader(session, ReadSettings.defaults().withRates(config.rowsPerSecond(), 0));
    }

    /** The position that an offset names. */
    RowPosition position(Map<String, ?> offset) {
        return RowPosition.parse(key, offset);
    }

    /**
     * Begins to read a unit.
     *
     * @param after the row behind which to begin; null for the unit's beginning
     */
    UnitReader open(SnapshotUnit unit, RowPosition after) {
        return new UnitReader(
                unit, records, reader.read(after == null ? queries.all(unit) : queries.after(unit, after)));
    }
}
