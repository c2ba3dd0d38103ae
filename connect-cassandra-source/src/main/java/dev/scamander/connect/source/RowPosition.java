package dev.scamander.connect.source;

import java.nio.ByteBuffer;
import java.util.AbstractMap;
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
    static final String TOKEN = "token";
    static final String KEY = "key.";
    static final String CLUSTERING = "clustering.";
    static final String DONE = "done";

    private final PrimaryKey layout;
    private final long token;
    private final ByteBuffer[] values;
    private final boolean last;

    /**
     * Marks a row.
     *
     * @param layout the columns of the primary key
     * @param token the token of the row's partition
     * @param values the values of the primary key; those of clustering columns are null in a row of static columns alone
     * @param last whether it is the last row of its unit
     */
    RowPosition(PrimaryKey layout, long token, ByteBuffer[] values, boolean last) {
        this.layout = layout;
        this.token = token;
        this.values = values;
        this.last = last;
    }

    /**
     * Reads what {@link #entrySet()} shows.
     *
     * @throws IllegalArgumentException if it does not mark a row of such a table, saying why
     */
    static RowPosition parse(PrimaryKey layout, Map<String, ?> offset) {
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
        return new RowPosition(layout, tokenOf(offset), values, isDone(offset));
    }

    /**
     * Checks the form of an offset, as far as that can be done without the table.
     *
     * @throws IllegalArgumentException if it is not of the form, saying why
     */
    static void check(Map<String, ?> offset) {
        tokenOf(offset);
        isDone(offset);
        for (String name : offset.keySet()) {
            if (!name.equals(TOKEN) && !name.equals(DONE) && !name.startsWith(KEY) && !name.startsWith(CLUSTERING)) {
                throw new IllegalArgumentException("An offset has no '" + name + "'; it has " + TOKEN + ", " + DONE
                        + ", " + KEY + "<column> and " + CLUSTERING + "<column>");
            }
        }
    }

    long token() {
        return token;
    }

    /** The values of the primary key. */
    ByteBuffer[] key() {
        return values;
    }

    /** Whether nothing follows in the unit. */
    boolean isLast() {
        return last;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(TOKEN, token);
        for (int i = 0; i < values.length; i++) {
            KeyColumn column = layout.columns().get(i);
            String literal = column.literal(values[i]);
            if (literal != null) {
                entries.put(entry(column), literal);
            }
        }
        entries.put(DONE, last);
        return entries.entrySet();
    }

    private static String entry(KeyColumn column) {
        return (column.order() == null ? KEY : CLUSTERING) + column.name();
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

    private static long tokenOf(Map<String, ?> offset) {
        if (offset.get(TOKEN) instanceof Number token && !(token instanceof Double) && !(token instanceof Float)) {
            return token.longValue();
        }
        throw new IllegalArgumentException("The offset " + offset + " lacks '" + TOKEN + "', a whole number");
    }

    private static boolean isDone(Map<String, ?> offset) {
        Object done = offset.get(DONE);
        if (done == null || done instanceof Boolean) {
            return Boolean.TRUE.equals(done);
        }
        throw new IllegalArgumentException("The offset's '" + DONE + "' is " + done + "; give true or false");
    }
}
