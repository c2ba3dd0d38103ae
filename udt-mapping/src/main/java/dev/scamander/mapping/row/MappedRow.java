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

    /** The length that stands for the CQL null. */
    static final int NULL_LENGTH = -1;

    /** The length that stands for a column that is to be left alone. */
    static final int UNSET_LENGTH = -2;

    private final byte[] cells;
    private final int columns;
    private final long timestampMicros;
    private final int ttlSeconds;
    private final boolean delete;

    MappedRow(byte[] cells, int columns, long timestampMicros, int ttlSeconds, boolean delete) {
        this.cells = cells;
        this.columns = columns;
        this.timestampMicros = timestampMicros;
        this.ttlSeconds = ttlSeconds;
        this.delete = delete;
    }

    /**
     * The columns in the order of {@link RowMapping#columns()} as the native protocol has bound values: each one's length in
     * four bytes, most significant first, and then its bytes. The length -1 stands for the CQL null, and -2 for a column
     * that is to be left alone.
     *
     * @return the row's own array, not a copy
     */
    public byte[] cells() {
        return cells;
    }

    /**
     * The columns' bytes in the order of {@link RowMapping#columns()}, without copying. Null stands for the CQL null,
     * {@link ProtocolConstants#UNSET_VALUE} for a column that is to be left alone. The buffers are slices of one array.
     *
     * @return an array made for this call
     */
    public ByteBuffer[] values() {
        ByteBuffer[] values = new ByteBuffer[columns];
        ByteBuffer row = ByteBuffer.wrap(cells);
        for (int i = 0; i < columns; i++) {
            int length = row.getInt();
            if (length >= 0) {
                values[i] = row.slice(row.position(), length);
                row.position(row.position() + length);
            } else if (length == UNSET_LENGTH) {
                values[i] = ProtocolConstants.UNSET_VALUE;
            }
        }
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
        return values()[column] == ProtocolConstants.UNSET_VALUE;
    }
}
