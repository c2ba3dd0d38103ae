package dev.scamander.connect.source;

import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Where in a unit a row lies: its token and its primary key, in a form that people can read and write. It is the offset of
 * the row's record, and the very next row follows it after a restart.
 *
 * <p>One is made per row and nearly all are forgotten unread, since workers store the latest only; so it looks into its row, and
 * makes its text, when somebody asks for it.
 */
final class RowPosition extends AbstractMap<String, Object> {
    private final PrimaryKey layout;
    /** Null where the values are given. */
    private final IntFunction<ByteBuffer> row;

    private final ByteBuffer[] values;
    private final Window window;
    private final boolean last;

    /**
     * Marks a row.
     *
     * @param layout the columns of the primary key
     * @param values the values of the primary key; those of clustering columns are null in a row of static columns alone
     * @param window the times that are being read
     * @param last whether it is the last row of its unit in that window
     */
    RowPosition(PrimaryKey layout, ByteBuffer[] values, Window window, boolean last) {
        this(layout, null, values, window, last);
    }

    private RowPosition(
            PrimaryKey layout, IntFunction<ByteBuffer> row, ByteBuffer[] values, Window window, boolean last) {
        this.layout = layout;
        this.row = row;
        this.values = values;
        this.window = window;
        this.last = last;
    }

    /**
     * Marks a row that was read.
     *
     * @param layout the columns of the primary key, which are the first of the row
     * @param row the row's values by column
     * @param window the times that are being read
     * @param last whether it is the last row of its unit in that window
     */
    static RowPosition of(PrimaryKey layout, IntFunction<ByteBuffer> row, Window window, boolean last) {
        // The worker keeps the last position of every unit, which must not keep a page of rows.
        return last
                ? new RowPosition(layout, copies(layout.values(row)), window, true)
                : new RowPosition(layout, row, null, window, false);
    }

    private static ByteBuffer[] copies(ByteBuffer[] values) {
        ByteBuffer[] copies = new ByteBuffer[values.length];
        for (int i = 0; i < values.length; i++) {
            copies[i] = values[i] == null
                    ? null
                    : ByteBuffer.allocate(values[i].remaining())
                            .put(values[i].duplicate())
                            .flip();
        }
        return copies;
    }

    /**
     * Reads what {@link #entrySet()} shows.
     *
     * @throws IllegalArgumentException if it does not mark a row of such a table, saying why
     */
    static RowPosition parse(PrimaryKey layout, Map<String, ?> offset) {
        OffsetForm form = OffsetForm.of(offset);
        List<KeyColumn> columns = layout.columns();
        ByteBuffer[] values = new ByteBuffer[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String name = entry(columns.get(i));
            Object literal = offset.get(name);
            if (literal != null) {
                values[i] = value(columns.get(i), name, literal);
            } else if (columns.get(i).order() == null) {
                throw new IllegalArgumentException("The offset " + offset + " lacks '" + name + "'");
            }
        }
        checkColumns(layout, offset);
        RowPosition position = new RowPosition(layout, values, form.window(), form.done());
        if (position.token() != form.token()) {
            throw new IllegalArgumentException(
                    "The offset's token is " + form.token() + ", but its partition key has token " + position.token());
        }
        return position;
    }

    private static void checkColumns(PrimaryKey layout, Map<String, ?> offset) {
        List<String> names = layout.columns().stream().map(RowPosition::entry).toList();
        for (String name : offset.keySet()) {
            if ((name.startsWith(OffsetForm.KEY) || name.startsWith(OffsetForm.CLUSTERING)) && !names.contains(name)) {
                throw new IllegalArgumentException("The offset has '" + name + "'; the primary key has " + names);
            }
        }
    }

    /** The token of the row's partition. */
    long token() {
        return PartitionKey.of(Arrays.copyOf(key(), layout.partitionColumns())).token();
    }

    /** The values of the primary key. */
    ByteBuffer[] key() {
        return row == null ? values : layout.values(row);
    }

    Window window() {
        return window;
    }

    /** Whether nothing follows in the unit and the window. */
    boolean isLast() {
        return last;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(OffsetForm.TOKEN, token());
        ByteBuffer[] key = key();
        for (int i = 0; i < key.length; i++) {
            KeyColumn column = layout.columns().get(i);
            String literal = column.literal(key[i]);
            if (literal != null) {
                entries.put(entry(column), literal);
            }
        }
        window.writeTo(entries);
        entries.put(OffsetForm.DONE, last);
        return entries.entrySet();
    }

    private static String entry(KeyColumn column) {
        return (column.order() == null ? OffsetForm.KEY : OffsetForm.CLUSTERING) + column.name();
    }

    private static ByteBuffer value(KeyColumn column, String name, Object literal) {
        try {
            return column.value((String) literal);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The offset's '" + name + "' is " + literal + ", which is no CQL literal of "
                            + column.column().getType().asCql(false, true));
        }
    }
}
