package dev.scamander.spark.stream;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.spark.option.ReadOptions;
import dev.scamander.spark.option.StreamOptions;
import dev.scamander.spark.read.CassandraScanBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.ReadMaxRows;
import org.apache.spark.sql.connector.read.streaming.ReportsSourceMetrics;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;
import org.apache.spark.sql.types.StructType;

/**
 * A table as a stream of the rows that are new by a column of time. A micro-batch is a window of time, whole milliseconds of it, so that
 * rows of equal times are never parted; read again, it is asked for in the same words.
 */
public final class CassandraMicroBatchStream
        implements MicroBatchStream, SupportsTriggerAvailableNow, ReportsSourceMetrics {

    /** Before any row: the first year. */
    private static final long EARLIEST = -62_135_596_800_000L;

    private final TableMetadata table;
    private final ReadOptions options;
    private final StreamOptions stream;
    private final StructType schema;
    private final TimeWindows windows;
    private OptionalLong lastMoment = OptionalLong.empty();
    private long lastWidth;

    /**
     * Makes a stream.
     *
     * @param table the table's metadata
     * @param options how to read
     * @param stream what the stream goes by
     * @param schema the fields of the rows
     * @throws IllegalArgumentException if the table cannot be read so; it names the option and what would be right
     */
    public CassandraMicroBatchStream(
            TableMetadata table, ReadOptions options, StreamOptions stream, StructType schema) {
        this.table = table;
        this.options = options;
        this.stream = stream;
        this.schema = schema;
        this.windows = TimeWindows.of(table, stream);
    }

    @Override
    public Offset initialOffset() {
        return new TimeOffset(stream.startingFrom().orElse(EARLIEST));
    }

    @Override
    public Offset deserializeOffset(String json) {
        return TimeOffset.parse(json);
    }

    /** All that is there now, but nothing that comes meanwhile. */
    @Override
    public void prepareForTriggerAvailableNow() {
        lastMoment = OptionalLong.of(settled());
    }

    @Override
    public ReadLimit getDefaultReadLimit() {
        return stream.maxRows() > 0 ? ReadLimit.maxRows(stream.maxRows()) : ReadLimit.allAvailable();
    }

    @Override
    public Offset latestOffset() {
        throw new UnsupportedOperationException("Spark asks with the offset to start from");
    }

    @Override
    public Offset latestOffset(Offset start, ReadLimit limit) {
        long from = ((TimeOffset) start).millis();
        long to = lastMoment.orElseGet(this::settled);
        if (to <= from) {
            return start;
        }
        to = withinKeys(from, to);
        if (limit instanceof ReadMaxRows most) {
            to = withinRows(from, to, (int) Math.min(Integer.MAX_VALUE - 1, most.maxRows()));
        }
        return new TimeOffset(to);
    }

    @Override
    public Offset reportLatestOffset() {
        return new TimeOffset(settled());
    }

    /** Rows that are older have come. */
    private long settled() {
        return System.currentTimeMillis() - stream.lagMillis();
    }

    /** No more partitions than are looked up one by one. */
    private long withinKeys(long from, long to) {
        long end = to;
        while (windows.partitions(from, end) > options.maxKeys()) {
            end = from + (end - from) / 2;
        }
        return end;
    }

    /** An end before which there are not more rows, and if there are more behind it, not many fewer. */
    private long withinRows(long from, long to, int most) {
        long fits = from + 1;
        long exceeds = Long.MAX_VALUE;
        long end = lastWidth > 0 ? Math.min(to, from + 2 * lastWidth) : to;
        try (SessionLease lease = SessionCache.acquire(options.connection())) {
            PreparedStatement probe = lease.session().prepare(windows.probe());
            while (end > fits) {
                int rows = count(lease, probe, from, end, most + 1);
                if (rows <= most) {
                    fits = end;
                    if (end == to || rows > most / 2) {
                        break;
                    }
                    end = exceeds == Long.MAX_VALUE ? Math.min(to, from + 4 * (end - from)) : middle(fits, exceeds);
                } else {
                    exceeds = end;
                    end = middle(fits, exceeds);
                }
            }
        }
        lastWidth = fits - from;
        return fits;
    }

    private static long middle(long low, long high) {
        return low + (high - low) / 2;
    }

    private int count(SessionLease lease, PreparedStatement probe, long from, long to, int limit) {
        BoundStatementBuilder statement = probe.boundStatementBuilder()
                .setConsistencyLevel(options.consistency())
                .setIdempotence(true);
        int variable = 0;
        for (ByteBuffer value : windows.probeValues(from, to, limit)) {
            statement.setBytesUnsafe(variable++, value);
        }
        int rows = 0;
        for (Row row : lease.session().execute(statement.build())) {
            rows += row == null ? 0 : 1;
        }
        return rows;
    }

    @Override
    public InputPartition[] planInputPartitions(Offset start, Offset end) {
        long from = ((TimeOffset) start).millis();
        long to = ((TimeOffset) end).millis();
        if (to <= from) {
            return new InputPartition[0];
        }
        Batch batch = new CassandraScanBuilder(table, options, schema)
                .restrictedTo(windows.restrictions(from, to))
                .build()
                .toBatch();
        PartitionReaderFactory readers = batch.createReaderFactory();
        return Arrays.stream(batch.planInputPartitions())
                .map(part -> new WindowPartition(part, readers))
                .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new WindowPartition.Readers();
    }

    /** How far behind the clock the stream is. */
    @Override
    public Map<String, String> metrics(Optional<Offset> latestConsumed) {
        return latestConsumed
                .map(offset -> Map.of("millisBehindClock", Long.toString(System.currentTimeMillis() - millis(offset))))
                .orElse(Map.of());
    }

    private static long millis(Offset offset) {
        return offset instanceof TimeOffset time
                ? time.millis()
                : TimeOffset.parse(offset.json()).millis();
    }

    @Override
    public void commit(Offset end) {
        // Spark keeps the offsets; there is nothing to let go.
    }

    @Override
    public void stop() {
        // Sessions are held no longer than a question takes.
    }
}
