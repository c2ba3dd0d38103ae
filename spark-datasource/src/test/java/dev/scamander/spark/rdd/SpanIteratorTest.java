package dev.scamander.spark.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class SpanIteratorTest {
    private static final StructType SCHEMA = new StructType().add("v", "int").add("k", "string");
    private static final String[] BY = {"k"};

    private static Row row(String key, int value) {
        return new GenericRowWithSchema(new Object[] {value, key}, SCHEMA);
    }

    private static Iterator<Row> rows(String keys) {
        return IntStream.range(0, keys.length())
                .mapToObj(i -> row(keys.substring(i, i + 1), i))
                .iterator();
    }

    private static String values(Iterable<Row> rows) {
        StringBuilder values = new StringBuilder();
        rows.forEach(row -> values.append(row.getInt(0)));
        return values.toString();
    }

    @Test
    void groupsRowsThatFollowEachOther() {
        List<String> spans = new ArrayList<>();
        new SpanIterator(rows("aabccc"), BY)
                .forEachRemaining(span -> spans.add(span._1.getString(0) + values(span._2)));
        assertThat(spans).containsExactly("a01", "b2", "c345");
    }

    @Test
    void passesOverWhatIsNotRead() {
        SpanIterator spans = new SpanIterator(rows("aaabb"), BY);
        spans.next()._2.iterator().next();
        assertThat(values(spans.next()._2)).isEqualTo("34");
        assertThat(spans.hasNext()).isFalse();
        assertThat(new SpanIterator(rows(""), BY).hasNext()).isFalse();
    }

    @Test
    void refusesToGiveRowsThatArePast() {
        SpanIterator spans = new SpanIterator(rows("aab"), BY);
        Tuple2<Row, Iterable<Row>> first = spans.next();
        spans.next();
        assertThatThrownBy(() -> first._2.iterator()).hasMessageContaining("read once, before the next span");
    }

    @Test
    void holdsNoMoreThanARowOfALongGroup() {
        long many = 3_000_000;
        Iterator<Row> endless = new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return given < many;
            }

            @Override
            public Row next() {
                return row("k", given++);
            }
        };
        long[] count = new long[1];
        new SpanIterator(endless, BY).next()._2.forEach(row -> count[0]++);
        assertThat(count[0]).isEqualTo(many);
    }

    @Test
    @SuppressWarnings("unchecked")
    void isSentAsAListOfItsRows() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new SpanIterator(rows("aab"), BY).next()._2);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(values((Iterable<Row>) in.readObject())).isEqualTo("01");
        }
    }
}
