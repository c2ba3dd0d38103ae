package dev.scamander.spark.read;

import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.read.ReadSettings;
import dev.scamander.cassandra.read.RowCursor;
import dev.scamander.cassandra.read.RowReader;
import dev.scamander.spark.decode.RowDecoder;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** Reads what one task has to read. Opens its session and its first pages when the first row is asked for. */
final class CassandraPartitionReader implements PartitionReader<InternalRow> {

    private final ReadPlan plan;
    private final CassandraInputPartition partition;
    private SessionLease lease;
    private RowCursor rows;
    private RowDecoder decoder;
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
            return rows.next();
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
        boolean byKey = partition instanceof CassandraInputPartition.Keys;
        StatementBinder statements = new StatementBinder(plan, lease.session(), byKey);
        decoder = RowDecoder.compile(plan.schema(), statements.prepared().getResultSetDefinitions());
        rows = new RowReader(lease.session(), settings(byKey)).read(statements.bind(partition));
    }

    /** Partitions are small answers that come best many at a time; ranges are long ones. */
    private ReadSettings settings(boolean byKey) {
        ReadSettings settings = plan.options().readSettings();
        int lookups = plan.options().concurrentReads();
        return byKey ? settings.withAhead(lookups, lookups) : settings;
    }
}
