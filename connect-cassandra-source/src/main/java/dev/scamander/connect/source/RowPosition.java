package dev.scamander.connect.source;

import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a unit a row lies: its token and its primary key, in a form that people can read and write. It is the offset of
 * the row's record, and the very next row follows it after a restart.
 *
 * <p>One is made per row and nearly all are forgotten unread, since workers store the latest only; so its text is made when
 * somebody asks for it.
 */
final class RowPosition extends AbstractMap<String, Object> {
    private final PrimaryKey layout;
    private final ByteBuffer[] values;
    private final Window window;
    private final boolean last;

    private Long token;

    /**
     * Marks a row.
     *
     * @param layout the columns of the primary key
     * @param values the values of the primary key; those of clustering columns are null in a row of static columns alone
     * @param window the times that are being read
     * @param last whether it is the last row of its unit in that window
     */
    RowPosition(PrimaryKey layout, ByteBuffer[] values, Window window, boolean last) {
        this.layout = layout;
        this.values = values;
        this.window = window;
        this.last = last;
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
        if (token == null) {
            token = PartitionKey.of(Arrays.copyOf(values, layout.partitionColumns()))
                    .token();
        }
        return token;
    }

    /** The values of the primary key. */
    ByteBuffer[] key() {
        return values;
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
        for (int i = 0; i < values.length; i++) {
            KeyColumn column = layout.columns().get(i);
            String literal = column.literal(values[i]);
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
