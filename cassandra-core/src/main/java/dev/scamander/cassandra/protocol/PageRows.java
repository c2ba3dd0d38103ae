package dev.scamander.cassandra.protocol;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.AbstractQueue;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;

/** The rows of a page, which are taken one after another and never added to. */
final class PageRows extends AbstractQueue<List<ByteBuffer>> {

    private final ByteBuffer page;
    private final int[] starts;
    private final int columns;
    private int next;

    /**
     * Takes over a page.
     *
     * @param bytes the values of all rows, each behind its length
     * @param starts where each row begins
     * @param columns values of each row
     */
    PageRows(byte[] bytes, int[] starts, int columns) {
        this.page = ByteBuffer.wrap(bytes);
        this.starts = starts;
        this.columns = columns;
    }

    @Override
    public List<ByteBuffer> poll() {
        return next == starts.length ? null : new PageRow(page, starts[next++], columns);
    }

    @Override
    public List<ByteBuffer> peek() {
        return next == starts.length ? null : new PageRow(page, starts[next], columns);
    }

    @Override
    public int size() {
        return starts.length - next;
    }

    @Override
    public boolean offer(List<ByteBuffer> row) {
        throw new UnsupportedOperationException("a page has the rows that it came with");
    }

    /** Over what is left, which stays. */
    @Override
    public Iterator<List<ByteBuffer>> iterator() {
        PageRows left = new PageRows(page.array(), Arrays.copyOfRange(starts, next, starts.length), columns);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return left.size() > 0;
            }

            @Override
            public List<ByteBuffer> next() {
                return left.remove();
            }
        };
    }

    /** The values of a row: views of the page. */
    private static final class PageRow extends AbstractList<ByteBuffer> implements RandomAccess {

        private final ByteBuffer page;
        /** Where the length of each value is. */
        private final int[] values;

        PageRow(ByteBuffer page, int start, int columns) {
            this.page = page;
            this.values = new int[columns];
            int at = start;
            for (int column = 0; column < columns; column++) {
                values[column] = at;
                at += Integer.BYTES + Math.max(0, page.getInt(at));
            }
        }

        @Override
        public ByteBuffer get(int column) {
            int length = page.getInt(values[column]);
            return length < 0 ? null : page.slice(values[column] + Integer.BYTES, length);
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}
