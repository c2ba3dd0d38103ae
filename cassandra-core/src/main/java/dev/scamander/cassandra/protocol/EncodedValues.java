package dev.scamander.cassandra.protocol;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The bound values of one statement, of which some stand in one array of {@link Cells} and the rest in another. Where the
 * session was built by {@link CellSessionBuilder} they are sent as they are; other sessions read them one by one.
 */
public final class EncodedValues extends AbstractList<ByteBuffer> {
    private final byte[] head;
    private final byte[] tail;
    private final int size;

    /**
     * Takes charge of values, without copying.
     *
     * @param head cells of the first values
     * @param tail cells of the others
     * @param size how many values there are in both
     */
    public EncodedValues(byte[] head, byte[] tail, int size) {
        this.head = head;
        this.tail = tail;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ByteBuffer get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        Iterator<ByteBuffer> values = iterator();
        for (int i = 0; i < index; i++) {
            values.next();
        }
        return values.next();
    }

    @Override
    public Iterator<ByteBuffer> iterator() {
        return new Iterator<>() {
            private byte[] cells = head;
            private int at;
            private int seen;

            @Override
            public boolean hasNext() {
                return seen < size;
            }

            @Override
            public ByteBuffer next() {
                if (seen == size) {
                    throw new NoSuchElementException();
                }
                if (cells == head && at == head.length) {
                    cells = tail;
                    at = 0;
                }
                seen++;
                ByteBuffer value = Cells.value(cells, at);
                at = Cells.next(cells, at);
                return value;
            }
        };
    }

    /** Bytes in a message, without the number of values. */
    int encodedSize() {
        return head.length + tail.length;
    }

    void writeTo(ByteBuf message) {
        message.writeBytes(head).writeBytes(tail);
    }
}
