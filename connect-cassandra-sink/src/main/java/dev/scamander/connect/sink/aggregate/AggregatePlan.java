package dev.scamander.connect.sink.aggregate;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.aggregate.AggregateStore;
import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.cassandra.aggregate.MarkStore;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.MappingRecord;
import dev.scamander.mapping.row.RowMapping;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;

/** How records of one topic are aggregated in one table: compiled and prepared once, run per record. */
public final class AggregatePlan {
    private final AggregateTable table;
    private final RowMapping mapping;
    private final TableSettings settings;
    private final AggregateStore store;
    private final MarkStore marks;
    private final WriteTarget target;
    private final WriteTarget markTarget;
    private final int[] keyPlaces;
    private final int[] addendPlaces;

    /**
     * Prepares the statements. Blocks for the answers of the cluster.
     *
     * @param settings what the user has set for the table
     * @param table the layout
     * @param mapping makes of records what is to be added
     * @param backoff when reads are tried again
     * @throws dev.scamander.cassandra.write.WriteFailure if a statement cannot be prepared
     */
    public AggregatePlan(
            TableSettings settings,
            AggregateTable table,
            RowMapping mapping,
            Backoff backoff,
            CqlSession session,
            WritePipeline pipeline) {
        this.table = table;
        this.mapping = mapping;
        this.settings = settings;
        ConsistencyLevel consistency = settings.consistency();
        this.target = pipeline.prepare(table.write(consistency));
        this.markTarget = pipeline.prepare(MarkStore.write(table, consistency));
        this.store = AggregateStore.prepare(session, table, consistency, backoff);
        this.marks = MarkStore.prepare(session, table, consistency, backoff);
        this.keyPlaces =
                table.key().stream().mapToInt(mapping.columns()::indexOf).toArray();
        this.addendPlaces = table.aggregates().stream()
                .mapToInt(aggregate -> mapping.columns().indexOf(aggregate.name()))
                .toArray();
    }

    /**
     * Maps a record.
     *
     * @throws MappingException if it does not fit, or is a tombstone
     */
    public MappedRow map(MappingRecord record) {
        MappedRow row = mapping.map(record);
        if (record.value() == null && row.isDelete()) {
            throw new MappingException(
                    table.qualifiedName(),
                    null,
                    "the record is a tombstone, and what was counted cannot be taken back");
        }
        return row;
    }

    TableSettings settings() {
        return settings;
    }

    AggregateTable table() {
        return table;
    }

    AggregateStore store() {
        return store;
    }

    MarkStore marks() {
        return marks;
    }

    WriteTarget target() {
        return target;
    }

    WriteTarget markTarget() {
        return markTarget;
    }

    /** The name under which the totals over a partition are kept. */
    String sourceOf(TopicPartition partition) {
        String generation = settings.aggregateGeneration();
        return partition.topic() + '/' + partition.partition() + (generation.isEmpty() ? "" : '#' + generation);
    }

    /** What a record adds, in the order of the table's totals. */
    ByteBuffer[] addends(ByteBuffer[] row) {
        ByteBuffer[] addends = new ByteBuffer[addendPlaces.length];
        for (int i = 0; i < addends.length; i++) {
            addends[i] = row[addendPlaces[i]];
        }
        return addends;
    }

    /** The aggregate key of a record, in arrays of its own. */
    ByteBuffer[] key(ByteBuffer[] row) {
        ByteBuffer[] key = new ByteBuffer[keyPlaces.length];
        for (int i = 0; i < key.length; i++) {
            ByteBuffer value = row[keyPlaces[i]];
            byte[] copy = new byte[value.remaining()];
            value.get(value.position(), copy);
            key[i] = ByteBuffer.wrap(copy);
        }
        return key;
    }

    /** Names the column, for errors of arithmetic. */
    MappingException doesNotFit(ArithmeticException reason) {
        return new MappingException(table.qualifiedName(), null, reason.getMessage());
    }

    static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
