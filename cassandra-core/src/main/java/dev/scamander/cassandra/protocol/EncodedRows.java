package dev.scamander.cassandra.protocol;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.AbstractList;

/**
 * The prepared statements of a batch with their values. The driver takes it for the values of one statement and so spends nothing
 * on the single rows; sessions of {@link CellSessionBuilder} send it as the statements that it is. As a list it has the cells of
 * each statement.
 */
public final class EncodedRows extends AbstractList<ByteBuffer> {
    /** In place of a time to live: the statement has no variable for it. */
    public static final int NO_TTL = -1;

    /** The kind of a statement in a batch that is given by the id of its preparation. */
    private static final byte PREPARED = 1;

    private static final int TIMESTAMP_CELL = Integer.BYTES + Long.BYTES;

    private final byte[][] heads;
    private final byte[][] cells;
    private final long[] timestamps;
    private final int[] ttls;
    private int rows;
    private int encodedSize;

    /** Has room for so many statements. */
    public EncodedRows(int capacity) {
        heads = new byte[capacity][];
        cells = new byte[capacity][];
        timestamps = new long[capacity];
        ttls = new int[capacity];
    }

    /**
     * What stands before the values of a statement.
     *
     * @param id of its preparation
     * @param values how many values it has
     */
    public static byte[] head(ByteBuffer id, int values) {
        return ByteBuffer.allocate(1 + 2 * Short.BYTES + id.remaining())
                .put(PREPARED)
                .putShort((short) id.remaining())
                .put(id.duplicate())
                .putShort((short) values)
                .array();
    }

    /**
     * Adds a statement. The arrays are not copied.
     *
     * @param head made by {@link #head}
     * @param values {@link Cells} of all variables but the last one or two
     * @param timestamp the variable after those: the write timestamp
     * @param ttl the variable after that one, the time to live: {@link Cells#UNSET}, or {@link #NO_TTL} if there is none
     */
    public void add(byte[] head, byte[] values, long timestamp, int ttl) {
        heads[rows] = head;
        cells[rows] = values;
        timestamps[rows] = timestamp;
        ttls[rows] = ttl;
        rows++;
        encodedSize += head.length + values.length + TIMESTAMP_CELL + ttlSize(ttl);
    }

    private static int ttlSize(int ttl) {
        return switch (ttl) {
            case NO_TTL -> 0;
            case Cells.UNSET -> Integer.BYTES;
            default -> 2 * Integer.BYTES;
        };
    }

    @Override
    public int size() {
        return rows;
    }

    @Override
    public ByteBuffer get(int index) {
        return ByteBuffer.wrap(cells[index]).asReadOnlyBuffer();
    }

    /** Bytes in a message. */
    int encodedSize() {
        return encodedSize;
    }

    void writeTo(ByteBuf message) {
        message.ensureWritable(encodedSize);
        if (message.nioBufferCount() == 1) {
            // past the checks of the buffer, which are made anew for each number
            writeTo(message.nioBuffer(message.writerIndex(), encodedSize));
            message.writerIndex(message.writerIndex() + encodedSize);
        } else {
            ByteBuffer all = ByteBuffer.allocate(encodedSize);
            writeTo(all);
            message.writeBytes(all.flip());
        }
    }

    private void writeTo(ByteBuffer out) {
        for (int row = 0; row < rows; row++) {
            out.put(heads[row]).put(cells[row]).putInt(Long.BYTES).putLong(timestamps[row]);
            int ttl = ttls[row];
            if (ttl == Cells.UNSET) {
                out.putInt(Cells.UNSET);
            } else if (ttl != NO_TTL) {
                out.putInt(Integer.BYTES).putInt(ttl);
            }
        }
    }
}
