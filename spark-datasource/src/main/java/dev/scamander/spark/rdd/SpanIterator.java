package dev.scamander.spark.rdd;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/** Groups rows that follow each other and have the same values in some columns. Holds one row, however long a group is. */
final class SpanIterator implements Iterator<Tuple2<Row, Iterable<Row>>> {

    private final Iterator<Row> rows;
    private final String[] columns;
    private Row ahead;
    private Span current;

    SpanIterator(Iterator<Row> rows, String[] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public boolean hasNext() {
        if (current != null) {
            current.skip();
            current = null;
        }
        return peek() != null;
    }

    @Override
    public Tuple2<Row, Iterable<Row>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row key = key(ahead);
        current = new Span(this, key);
        return new Tuple2<>(key, current);
    }

    private Row peek() {
        if (ahead == null && rows.hasNext()) {
            ahead = rows.next();
        }
        return ahead;
    }

    private Row key(Row row) {
        return key(row, columns);
    }

    /** A row's values in some columns. */
    static Row key(Row row, String[] columns) {
        Object[] values = new Object[columns.length];
        StructField[] fields = new StructField[columns.length];
        for (int i = 0; i < values.length; i++) {
            int field = row.fieldIndex(columns[i]);
            values[i] = row.get(field);
            fields[i] = row.schema().fields()[field];
        }
        return new GenericRowWithSchema(values, new StructType(fields));
    }

    /** The rows of one group: read once, before the next group is asked for. */
    private static final class Span implements Iterable<Row>, Iterator<Row>, Serializable {

        private static final long serialVersionUID = 1L;

        private final transient SpanIterator source;
        private final transient Row key;
        private transient boolean begun;
        private transient boolean over;

        Span(SpanIterator source, Row key) {
            this.source = source;
            this.key = key;
        }

        @Override
        public Iterator<Row> iterator() {
            if (source == null || over || begun) {
                throw gone();
            }
            begun = true;
            return this;
        }

        @Override
        public boolean hasNext() {
            return !over && source.peek() != null && source.key(source.ahead).equals(key);
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw over ? gone() : new NoSuchElementException();
            }
            Row row = source.ahead;
            source.ahead = null;
            return row;
        }

        void skip() {
            while (hasNext()) {
                next();
            }
            over = true;
        }

        /** What is shuffled or sent is a list of the rows, which have to be there still. */
        private Object writeReplace() {
            List<Row> rest = new ArrayList<>();
            iterator().forEachRemaining(rest::add);
            return rest;
        }

        private static IllegalStateException gone() {
            return new IllegalStateException(
                    "the rows of a span stream by: they can be read once, before the next span is taken;"
                            + " to keep them, map each span to what is needed of it first, such as a list");
        }
    }
}
