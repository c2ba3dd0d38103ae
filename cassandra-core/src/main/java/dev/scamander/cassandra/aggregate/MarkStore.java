package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** The marks of sources, in a table beside that of the totals. They are read here and written by the write pipeline. */
public final class MarkStore {
    private final PatientReads reads;
    private final PreparedStatement select;
    private final ConsistencyLevel consistency;

    private MarkStore(PatientReads reads, PreparedStatement select, ConsistencyLevel consistency) {
        this.reads = reads;
        this.select = select;
        this.consistency = consistency;
    }

    /**
     * Prepares reading. Blocks for the answer of the cluster.
     *
     * @param session stays the caller's to close
     * @param table the table of the totals
     * @param written the consistency level of the writes
     * @param backoff how a read that fails is tried again
     * @throws IllegalArgumentException if there is no level to read such writes with
     * @throws com.datastax.oss.driver.api.core.DriverException if the cluster does not take the statement
     */
    public static MarkStore prepare(
            CqlSession session, AggregateTable table, ConsistencyLevel written, Backoff backoff) {
        String cql = "SELECT sequence, record_time, fingerprint FROM "
                + table.keyspace().asCql(true) + '.' + table.markTable().asCql(true) + " WHERE source = ?";
        return new MarkStore(
                new PatientReads(session, backoff), session.prepare(cql), AggregateStore.requireReading(written));
    }

    /** How marks are written; {@link #bind} gives the values. */
    public static TableWrite write(AggregateTable table, ConsistencyLevel consistency) {
        List<CqlIdentifier> columns = Stream.of("source", "sequence", "record_time", "fingerprint")
                .map(CqlIdentifier::fromInternal)
                .toList();
        return TableWrite.of(Kind.UPSERT, table.keyspace(), table.markTable(), columns)
                .withTimestamp(true)
                .withConsistency(consistency);
    }

    /** The values of a mark in the order of {@link #write}. */
    public static ByteBuffer[] bind(ByteBuffer source, SourceMark mark) {
        return new ByteBuffer[] {source, number(mark.sequence()), number(mark.timeMillis()), number(mark.fingerprint())
        };
    }

    private static ByteBuffer number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, number);
    }

    /**
     * Reads the marks of a source, which are never more than a page holds. While the cluster does not answer it is asked
     * again.
     */
    public CompletionStage<SourceMarks> load(ByteBuffer source) {
        return reads.execute(select.boundStatementBuilder()
                        .setBytesUnsafe(0, source)
                        .setConsistencyLevel(consistency)
                        .setIdempotence(true)
                        .build())
                .thenApply(rows -> {
                    List<SourceMark> marks = new ArrayList<>();
                    for (Row row : rows.currentPage()) {
                        Instant time = row.getInstant(1);
                        marks.add(new SourceMark(
                                row.getLong(0), time == null ? -1 : time.toEpochMilli(), row.getLong(2)));
                    }
                    return new SourceMarks(marks);
                });
    }
}
