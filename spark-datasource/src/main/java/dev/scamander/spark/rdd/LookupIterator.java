package dev.scamander.spark.rdd;

import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.read.KeyLookup;
import dev.scamander.spark.decode.RowDecoder;
import dev.scamander.spark.read.LookupResults;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import scala.Function1;
import scala.Tuple2;

/**
 * The elements of one task, each with a row of the table: once for each of its rows, and, if asked for, once with null where it has
 * none.
 */
final class LookupIterator<T> extends LookupResults<LookupIterator.Asker<T>, Tuple2<T, Row>> {

    /** An element, and whether it got a row. */
    static final class Asker<T> {
        private final T element;
        private boolean answered;

        Asker(T element) {
            this.element = element;
        }
    }

    private final RowDecoder decoder;
    private final List<BasePredicate> conditions;
    private final Expression[] output;
    private final Function1<Object, Object>[] converters;
    private final StructType schema;

    /** Looks up rows in the task that runs now, as long as it runs. */
    static <T> LookupIterator<T> inTask(RowLookup lookup, Iterator<T> elements, KeyFunction<T> keyOf, boolean outer) {
        SessionLease lease = SessionCache.acquire(lookup.plan().options().connection());
        TaskContext context = TaskContext.get();
        context.addTaskCompletionListener((TaskCompletionListener) ended -> lease.close());
        LookupIterator<T> joined =
                new LookupIterator<>(lookup, lookup.plan().open(lease.session()), elements, keyOf, outer);
        // Listeners are called last first.
        context.addTaskCompletionListener((TaskCompletionListener) ended -> joined.close());
        return joined;
    }

    @SuppressWarnings("unchecked")
    private LookupIterator(
            RowLookup lookup, KeyLookup keys, Iterator<T> elements, KeyFunction<T> keyOf, boolean outer) {
        super(keys.lookUp(askers(elements), keyOf(lookup, keyOf), outer));
        this.schema = lookup.schema();
        this.conditions = lookup.conditions().stream()
                .map(condition -> (BasePredicate) Predicate.create(condition))
                .toList();
        this.output = lookup.output().toArray(Expression[]::new);
        this.converters = new Function1[output.length];
        for (int i = 0; i < converters.length; i++) {
            converters[i] = CatalystTypeConverters.createToScalaConverter(output[i].dataType());
        }
        this.decoder = lookup.plan().decoder(keys);
    }

    private static <T> Iterator<Asker<T>> askers(Iterator<T> elements) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Asker<T> next() {
                return new Asker<>(elements.next());
            }
        };
    }

    private static <T> Function<Asker<T>, ByteBuffer[]> keyOf(RowLookup lookup, KeyFunction<T> keyOf) {
        KeyEncoders encoders = new KeyEncoders(lookup.plan().key());
        return asker -> encoders.encode(key(keyOf, asker.element));
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
    protected Tuple2<T, Row> answered(Asker<T> asker, com.datastax.oss.driver.api.core.cql.Row source) {
        InternalRow row = decoder.decode(source);
        if (!meetsConditions(row)) {
            return null;
        }
        asker.answered = true;
        return new Tuple2<>(asker.element, row(row));
    }

    @Override
    protected Tuple2<T, Row> ended(Asker<T> asker) {
        return asker.answered ? null : new Tuple2<>(asker.element, null);
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
}
