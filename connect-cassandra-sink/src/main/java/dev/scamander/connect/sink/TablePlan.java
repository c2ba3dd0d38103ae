package dev.scamander.connect.sink;

import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.MappingRecord;
import dev.scamander.mapping.row.RowMapping;
import java.nio.ByteBuffer;
import java.util.List;

/** How records of one topic become rows of one table: compiled and prepared once, run per record. */
final class TablePlan {
    private final String table;
    private final RowMapping mapping;
    private final WriteTarget target;
    private final boolean counter;
    /** Whether rows bear a write timestamp of ours. */
    private final boolean timed;
    /** Whether rows bear their record's time where their mapping gives none. */
    private final boolean recordTime;
    /** The time to live of rows whose mapping gives none. */
    private final int ttlSeconds;
    /** Null where rows are not deleted. */
    private final WriteTarget delete;

    /** Null where a tombstone deletes one row. */
    private final RowMapping wideMapping;

    private final WriteTarget wideDelete;

    /** Null where whole values are written. */
    private final CollectionUpdate update;

    private final boolean coversTable;
    /** For each value of a deletion its place in the mapping's bind order; -1 for null. */
    private final int[] deletePlaces;

    /** Prepares the writes of a compiled table. */
    TablePlan(CompiledTable compiled, WritePipeline pipeline) {
        this.table = compiled.settings().qualifiedName();
        this.mapping = compiled.mapping();
        this.target = pipeline.prepare(compiled.write());
        this.counter = compiled.write().kind() == Kind.COUNTER;
        this.update = mapping.operators().isEmpty() ? null : new CollectionUpdate(compiled.settings(), mapping);
        this.timed = compiled.write().timestamp() || update != null;
        this.recordTime = compiled.settings().recordTime();
        this.ttlSeconds = compiled.write().ttl() && compiled.settings().ttlSeconds() >= 0
                ? compiled.settings().ttlSeconds()
                : WritePipeline.NO_TTL;
        this.delete = compiled.delete().map(pipeline::prepare).orElse(null);
        this.wideMapping = compiled.wideDeletion().map(WideDeletion::mapping).orElse(null);
        this.wideDelete = compiled.wideDeletion()
                .map(wide -> pipeline.prepare(wide.write()))
                .orElse(null);
        this.coversTable = mapping.mapsAllColumns();
        this.deletePlaces = compiled.delete().map(TableWrite::columns).orElse(List.of()).stream()
                .mapToInt(column ->
                        compiled.key().contains(column) ? mapping.columns().indexOf(column) : -1)
                .toArray();
    }

    /** Whether a redelivered record counts twice. */
    boolean isCounter() {
        return counter;
    }

    /**
     * Maps a record.
     *
     * @throws MappingException if it does not fit, or asks for a deletion that may not be done
     */
    MappedRow map(MappingRecord record) {
        if (wideMapping != null && record.value() == null) {
            return wideMapping.map(record);
        }
        MappedRow row = mapping.map(record);
        if (counter && record.value() == null && row.isDelete()) {
            throw new MappingException(
                    table, null, "the record is a tombstone, and a counter that was deleted cannot be counted again");
        }
        return row;
    }

    /**
     * Hands a mapped record to the pipeline.
     *
     * @param tombstone whether the record has no value. A record whose every mapped field is null asks for a deletion only if
     *     the mapping covers the table: else there is more to the row than the record could say.
     * @param recordMicros the write timestamp that the record's own time gives
     * @return false if the pipeline is full and took nothing
     */
    boolean tryWrite(
            WritePipeline pipeline,
            MappedRow row,
            boolean tombstone,
            long recordMicros,
            Acknowledgement acknowledgement) {
        long micros = timestamp(row, recordMicros);
        if (wideDelete != null && tombstone) {
            return pipeline.tryWrite(wideDelete, row.cells(), micros, WritePipeline.NO_TTL, acknowledgement);
        }
        if (delete != null && row.isDelete() && (tombstone || coversTable)) {
            return pipeline.tryWrite(delete, deletion(row), micros, WritePipeline.NO_TTL, acknowledgement);
        }
        if (update != null) {
            ByteBuffer[] values = update.bind(row, micros);
            return pipeline.tryWrite(target, values, WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL, acknowledgement);
        }
        int ttl = row.ttlSeconds() == MappedRow.NO_TTL ? ttlSeconds : row.ttlSeconds();
        return pipeline.tryWrite(target, row.cells(), micros, ttl, acknowledgement);
    }

    private long timestamp(MappedRow row, long recordMicros) {
        if (timed && row.timestampMicros() != MappedRow.NO_TIMESTAMP) {
            return row.timestampMicros();
        }
        return timed && recordTime ? recordMicros : WritePipeline.NO_TIMESTAMP;
    }

    private ByteBuffer[] deletion(MappedRow row) {
        ByteBuffer[] values = row.values();
        ByteBuffer[] deletion = new ByteBuffer[deletePlaces.length];
        for (int i = 0; i < deletion.length; i++) {
            deletion[i] = deletePlaces[i] < 0 ? null : values[deletePlaces[i]];
        }
        return deletion;
    }
}
