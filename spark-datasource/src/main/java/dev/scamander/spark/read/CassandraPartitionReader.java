package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.read.ReadSettings;
import dev.scamander.cassandra.read.RowCursor;
import dev.scamander.cassandra.read.RowReader;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.spark.decode.RowDecoder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.read.PartitionReader;

/**
 * Reads what one task has to read. Opens its session and its first pages when the first row is asked for. A task with a limit reads
 * its token ranges one after another and asks each for no more rows than are missing.
 */
final class CassandraPartitionReader implements PartitionReader<InternalRow> {

    private static final int RANGES_AT_A_TIME = 3;
    private static final int LEAST_RANGES = 6;

    private final ReadPlan plan;
    private final CassandraInputPartition partition;
    private final TaskCounters counters = new TaskCounters();
    private SessionLease lease;
    private ReadPlan asked;
    private RowReader reader;
    private StatementBinder statements;
    private RowDecoder decoder;
    private Iterator<TokenRange> rangesToCome = List.<TokenRange>of().iterator();
    private RowCursor rows;
    private long missing = Long.MAX_VALUE;
    private boolean closed;

    CassandraPartitionReader(ReadPlan plan, CassandraInputPartition partition) {
        this.plan = plan;
        this.partition = partition;
    }

    @Override
    public boolean next() throws IOException {
        if (rows == null) {
            open();
        }
        try {
            while (missing > 0) {
                if (rows.next()) {
                    missing--;
                    return true;
                }
                if (!rangesToCome.hasNext()) {
                    return false;
                }
                counters.add(rows.metrics());
                rows.close();
                rows = reader.read(List.of(statements.bind(rangesToCome.next(), (int) missing)));
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new InterruptedIOException("reading " + plan.keyspace() + "." + plan.table() + " was cancelled");
        }
    }

    @Override
    public InternalRow get() {
        return decoder.decode(rows.row());
    }

    @Override
    public CustomTaskMetric[] currentMetricsValues() {
        return counters.report(rows == null ? null : rows.metrics());
    }

    @Override
    public void close() {
        closed = true;
        if (rows != null) {
            rows.close();
        }
        if (lease != null) {
            lease.close();
        }
    }

    private void open() {
        if (closed) {
            throw new IllegalStateException("this reader is closed");
        }
        lease = SessionCache.acquire(plan.options().connection());
        asked = tellsOfChanges(lease.session()) ? plan.asWildcard() : plan;
        if (plan.limit() > 0) {
            missing = plan.limit();
        }
        if (partition instanceof CassandraInputPartition.Keys keys) {
            rows = openKeys(keys);
        } else if (partition instanceof CassandraInputPartition.Ring ring) {
            rows = openRanges(ring.ranges());
        } else if (partition instanceof CassandraInputPartition.Bucket bucket) {
            rows = openRanges(bucket.ranges());
        } else {
            prepare(1, asked.wholeQuery());
            rows = reader.read(List.of(statements.bindWhole(plan.limit())));
        }
        ColumnDefinitions columns = statements.prepared().getResultSetDefinitions();
        decoder = asked.isWildcard()
                ? RowDecoder.compileByName(plan.schema(), columns)
                : RowDecoder.compile(plan.schema(), columns, plan.emptySums());
    }

    /** Up to version 4 of the protocol clients are not told that a prepared query has other columns than when it was prepared. */
    private static boolean tellsOfChanges(CqlSession session) {
        int version = session.getContext().getProtocolVersion().getCode();
        return version == ProtocolConstants.Version.V5 || version == ProtocolConstants.Version.V6;
    }

    /** Partitions are small answers that come best many at a time. */
    private RowCursor openKeys(CassandraInputPartition.Keys keys) {
        prepare(plan.options().concurrentReads(), asked.keyQuery());
        return reader.read(keys.keys().stream()
                .map(key -> statements.bind(key, plan.limit()))
                .toList());
    }

    private RowCursor openRanges(List<TokenRange> ranges) {
        prepare(RANGES_AT_A_TIME, asked.rangeQuery());
        if (plan.limit() == 0) {
            List<BoundStatement> all =
                    pieces(ranges).map(range -> statements.bind(range, 0)).toList();
            return reader.read(all);
        }
        rangesToCome = ranges.iterator();
        return reader.read(List.of(statements.bind(rangesToCome.next(), plan.limit())));
    }

    /** The pages of one query come one after another: with few ranges there would be little to read at the same time. */
    private Stream<TokenRange> pieces(List<TokenRange> ranges) {
        int pieces = (LEAST_RANGES + ranges.size() - 1) / ranges.size();
        return ranges.stream().flatMap(range -> range.split(pieces).stream());
    }

    private void prepare(int requests, String query) {
        ReadSettings settings = plan.options().readSettings(requests);
        // The server goes through the rows of an aggregate by pages too; those that it sends say nothing about these.
        reader = new RowReader(lease.session(), plan.aggregated() ? settings.withPageBytes(0) : settings);
        statements = new StatementBinder(plan, lease.session(), query);
    }
}
