package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.connect.config.LiveSchema;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.connect.sink.config.TopicSettings;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.MappingRecord;
import dev.scamander.mapping.row.RowMapping;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;

/** How records of one topic become rows of one table: compiled and prepared once, run per record. */
final class TablePlan {
    private final TableSettings settings;
    private final RowMapping mapping;
    private final WriteTarget upsert;
    /** Null where rows are not deleted. */
    private final WriteTarget delete;

    private final boolean coversTable;
    /** For each column of the primary key, its place in the mapping's bind order. */
    private final int[] keyPlaces;

    private TablePlan(
            TableSettings settings, RowMapping mapping, WriteTarget upsert, WriteTarget delete, int[] keyPlaces) {
        this.settings = settings;
        this.mapping = mapping;
        this.coversTable = mapping.mapsAllColumns();
        this.upsert = upsert;
        this.delete = delete;
        this.keyPlaces = keyPlaces;
    }

    /**
     * Compiles the mapping against the table as it is and prepares the writes.
     *
     * @throws ConnectException naming the setting, if table and mapping do not fit
     */
    static TablePlan prepare(TopicSettings topic, TableSettings settings, LiveSchema schema, WritePipeline pipeline) {
        TableMetadata table;
        RowMapping mapping;
        try {
            table = LiveTable.find(schema, settings);
            mapping = LiveTable.compile(topic, settings, table);
        } catch (ConfigException e) {
            throw new ConnectException(settings.mappingKey() + ": " + e.getMessage(), e);
        }
        boolean counts = countsInto(table);
        TableWrite write = new TableWrite(
                settings.keyspace(),
                settings.table(),
                counts ? Kind.COUNTER : Kind.UPSERT,
                mapping.columns(),
                !counts && (mapping.hasTtl() || settings.ttlSeconds() >= 0),
                !counts,
                settings.consistency(),
                null);
        List<CqlIdentifier> key =
                table.getPrimaryKey().stream().map(ColumnMetadata::getName).toList();
        WriteTarget delete = counts || !settings.deletesEnabled()
                ? null
                : pipeline.prepare(new TableWrite(
                        settings.keyspace(),
                        settings.table(),
                        Kind.DELETE,
                        key,
                        false,
                        true,
                        settings.consistency(),
                        null));
        int[] keyPlaces = key.stream().mapToInt(mapping.columns()::indexOf).toArray();
        return new TablePlan(settings, mapping, pipeline.prepare(write), delete, keyPlaces);
    }

    static boolean countsInto(TableMetadata table) {
        return table.getColumns().values().stream()
                .anyMatch(column -> column.getType().equals(DataTypes.COUNTER));
    }

    /** Whether a redelivered record counts twice. */
    boolean isCounter() {
        return upsert.write().kind() == Kind.COUNTER;
    }

    /**
     * Maps a record.
     *
     * @throws MappingException if it does not fit, or asks for a deletion that may not be done
     */
    MappedRow map(MappingRecord record) {
        MappedRow row = mapping.map(record);
        if (isCounter() && record.value() == null && row.isDelete()) {
            throw new MappingException(
                    settings.qualifiedName(),
                    null,
                    "the record is a tombstone, and a counter that was deleted cannot be counted again");
        }
        return row;
    }

    /**
     * Hands a mapped record to the pipeline.
     *
     * @param tombstone whether the record has no value. A record whose every mapped field is null asks for a deletion only if
     *     the mapping covers the table: else there is more to the row than the record could say.
     * @param recordMicros the write timestamp for rows whose mapping gives none
     * @return false if the pipeline is full and took nothing
     */
    boolean tryWrite(
            WritePipeline pipeline,
            MappedRow row,
            boolean tombstone,
            long recordMicros,
            Acknowledgement acknowledgement) {
        if (isCounter()) {
            return pipeline.tryWrite(
                    upsert, row.values(), WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL, acknowledgement);
        }
        long micros = row.timestampMicros() == MappedRow.NO_TIMESTAMP ? recordMicros : row.timestampMicros();
        if (delete != null && row.isDelete() && (tombstone || coversTable)) {
            return pipeline.tryWrite(delete, keyOf(row), micros, WritePipeline.NO_TTL, acknowledgement);
        }
        int ttl = row.ttlSeconds() == MappedRow.NO_TTL ? settings.ttlSeconds() : row.ttlSeconds();
        return pipeline.tryWrite(upsert, row.values(), micros, ttl, acknowledgement);
    }

    private ByteBuffer[] keyOf(MappedRow row) {
        ByteBuffer[] key = new ByteBuffer[keyPlaces.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = row.values()[keyPlaces[i]];
        }
        return key;
    }
}
