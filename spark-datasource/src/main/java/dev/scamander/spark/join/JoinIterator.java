package dev.scamander.spark.join;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.read.KeyLookup;
import dev.scamander.cassandra.read.LookupCursor;
import dev.scamander.cassandra.read.ReadMetrics;
import dev.scamander.spark.decode.RowDecoder;
import dev.scamander.spark.filter.KeyColumn;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;

/** The joined rows of one task. Every call gives the same row object with new content, as Spark expects of its operators. */
final class JoinIterator implements Iterator<InternalRow>, AutoCloseable {

    /** A row that asks, and whether it was answered. */
    private static final class Asker {
        private final InternalRow row;
        private boolean answered;

        Asker(InternalRow row) {
            this.row = row;
        }
    }

    private final JoinKind kind;
    private final LookupCursor<Asker> cursor;
    private final RowDecoder decoder;
    private final List<BasePredicate> conditions;
    private final UnsafeProjection projection;
    private final InternalRow nothing;
    private final JoinedRow pair = new JoinedRow();
    private InternalRow next;
    private long given;

    JoinIterator(JoinTask task, StructType schema, CqlSession session, Iterator<InternalRow> rows) {
        this.kind = task.kind();
        this.conditions = task.conditions().stream().map(JoinIterator::compile).toList();
        this.projection = UnsafeProjection.create(schema);
        this.nothing = new GenericInternalRow(task.lookup().schema().length());
        KeyLookup lookup = task.lookup().open(session);
        this.decoder = task.lookup().decoder(lookup);
        List<KeyColumn> key = task.lookup().key();
        this.cursor = lookup.lookUp(
                new Iterator<Asker>() {
                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public Asker next() {
                        return new Asker(rows.next().copy());
                    }
                },
                asker -> key(asker.row, key, task.keys()),
                kind == JoinKind.LEFT || kind == JoinKind.ANTI);
    }

    private static BasePredicate compile(Expression condition) {
        return Predicate.create(condition);
    }

    private static ByteBuffer[] key(InternalRow row, List<KeyColumn> columns, int[] positions) {
        ByteBuffer[] key = new ByteBuffer[positions.length];
        for (int i = 0; i < key.length; i++) {
            byte[] value = columns.get(i).encode(row, positions[i]);
            if (value == null) {
                return null;
            }
            key[i] = ByteBuffer.wrap(value);
        }
        return key;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = advance();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the join was cancelled", e);
            }
        }
        return next != null;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        InternalRow current = next;
        next = null;
        given++;
        return current;
    }

    private InternalRow advance() throws InterruptedException {
        while (cursor.next()) {
            Asker asker = cursor.asker();
            InternalRow joined = cursor.row() == null ? ended(asker) : answered(asker);
            if (joined != null) {
                return joined;
            }
        }
        return null;
    }

    private InternalRow answered(Asker asker) {
        if (asker.answered && !kind.givesTable()) {
            return null;
        }
        pair.apply(asker.row, decoder.decode(cursor.row()));
        for (BasePredicate condition : conditions) {
            if (!condition.eval(pair)) {
                return null;
            }
        }
        asker.answered = true;
        return switch (kind) {
            case INNER, LEFT -> projection.apply(pair);
            case SEMI -> projection.apply(asker.row);
            case ANTI -> null;
        };
    }

    /** A row that had its last chance. */
    private InternalRow ended(Asker asker) {
        if (asker.answered) {
            return null;
        }
        return kind == JoinKind.LEFT ? projection.apply(pair.apply(asker.row, nothing)) : projection.apply(asker.row);
    }

    long given() {
        return given;
    }

    ReadMetrics metrics() {
        return cursor.metrics();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
