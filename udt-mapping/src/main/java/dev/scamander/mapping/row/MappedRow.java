package dev.scamander.mapping.row;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.nio.ByteBuffer;

/**
 * One row, ready to be bound. It shares nothing with the {@link RowMapping} that made it and may be kept.
 */
public final class MappedRow {
    /** The {@link #timestampMicros} of a row whose mapping gives no write timestamp. */
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    /** The {@link #ttlSeconds} of a row whose mapping gives no time to live: the table's default applies. */
    public static final int NO_TTL = -1;

    private final ByteBuffer[] values;
    private final long timestampMicros;
    private final int ttlSeconds;
    private final boolean delete;

    MappedRow(ByteBuffer[] values, long timestampMicros, int ttlSeconds, boolean delete) {
        this.values = values;
        this.timestampMicros = timestampMicros;
        this.ttlSeconds = ttlSeconds;
        this.delete = delete;
    }

    /**
     * The columns' bytes in the order of {@link RowMapping#columns()}, without copying. Null stands for the CQL null,
     * {@link ProtocolConstants#UNSET_VALUE} for a column that is to be left alone. The buffers are slices of one array.
     */
    public ByteBuffer[] values() {
        return values;
    }

    /** The write timestamp in microseconds since 1970-01-01T00:00Z, or {@link #NO_TIMESTAMP}. */
    public long timestampMicros() {
        return timestampMicros;
    }

    /** The time to live in seconds, 0 for none, or {@link #NO_TTL}. */
    public int ttlSeconds() {
        return ttlSeconds;
    }

    /**
     * Whether the record asks for its row to be deleted, where the sink is set to delete: the mapping reads columns
     * outside of the primary key from the record, and it has a value for none of them.
     */
    public boolean isDelete() {
        return delete;
    }

    /** Whether the column at this place of the bind order is to be left alone. */
    public boolean isUnset(int column) {
        return values[column] == ProtocolConstants.UNSET_VALUE;
    }
}
