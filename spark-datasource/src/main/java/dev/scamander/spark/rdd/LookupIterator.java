package dev.scamander.spark.rdd;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.read.KeyLookup;
import dev.scamander.cassandra.read.LookupCursor;
import dev.scamander.spark.decode.RowDecoder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.Tuple2;

/**
 * The elements of one task, each with a row of the table: once for each of its rows, and, if asked for, once with null where it has
 * none.
 */
final class LookupIterator<T> implements Iterator<Tuple2<T, Row>>, AutoCloseable {

    /** An element, and whether it got a row. */
    private static final class Asker<T> {
        private final T element;
        private boolean answered;

        Asker(T element) {
            this.element = element;
        }
    }

    private final LookupCursor<Asker<T>> cursor;
    private final RowDecoder decoder;
    private final List<BasePredicate> conditions;
    private final Expression[] output;
    private final Function1<Object, Object>[] converters;
    private final StructType schema;
    private Tuple2<T, Row> next;

    @SuppressWarnings("unchecked")
    LookupIterator(RowLookup lookup, CqlSession session, Iterator<T> elements, KeyFunction<T> keyOf, boolean outer) {
        this.schema = lookup.schema();
        this.conditions = lookup.conditions().stream()
                .map(condition -> (BasePredicate) Predicate.create(condition))
                .toList();
        this.output = lookup.output().toArray(Expression[]::new);
        this.converters = new Function1[output.length];
        for (int i = 0; i < converters.length; i++) {
            converters[i] = CatalystTypeConverters.createToScalaConverter(output[i].dataType());
        }
        KeyLookup keys = lookup.plan().open(session);
        this.decoder = lookup.plan().decoder(keys);
        KeyEncoders encoders = new KeyEncoders(lookup.plan().key());
        this.cursor = keys.lookUp(
                new Iterator<Asker<T>>() {
                    @Override
                    public boolean hasNext() {
                        return elements.hasNext();
                    }

                    @Override
                    public Asker<T> next() {
                        return new Asker<>(elements.next());
                    }
                },
                asker -> encoders.encode(key(keyOf, asker.element)),
                outer);
    }

    static <T> Object[] key(KeyFunction<T> keyOf, T element) {
        try {
            return keyOf.key(element);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot tell the key of an element", e);
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = advance();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the lookup was cancelled", e);
            }
        }
        return next != null;
    }

    @Override
    public Tuple2<T, Row> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Tuple2<T, Row> current = next;
        next = null;
        return current;
    }

    private Tuple2<T, Row> advance() throws InterruptedException {
        while (cursor.next()) {
            Asker<T> asker = cursor.asker();
            if (cursor.row() == null) {
                if (!asker.answered) {
                    return new Tuple2<>(asker.element, null);
                }
            } else {
                InternalRow row = decoder.decode(cursor.row());
                if (meetsConditions(row)) {
                    asker.answered = true;
                    return new Tuple2<>(asker.element, row(row));
                }
            }
        }
        return null;
    }

    private boolean meetsConditions(InternalRow row) {
        for (BasePredicate condition : conditions) {
            if (!condition.eval(row)) {
                return false;
            }
        }
        return true;
    }

    private Row row(InternalRow row) {
        Object[] values = new Object[output.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = converters[i].apply(output[i].eval(row));
        }
        return new GenericRowWithSchema(values, schema);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
