package dev.scamander.spark.join;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.cassandra.read.KeyLookup;
import dev.scamander.spark.decode.RowDecoder;
import dev.scamander.spark.filter.KeyColumn;
import dev.scamander.spark.read.LookupResults;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BasePredicate;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;

/** The joined rows of one task. Every call gives the same row object with new content, as Spark expects of its operators. */
final class JoinIterator extends LookupResults<JoinIterator.Asker, InternalRow> {

    /** A row that asks, and whether it was answered. */
    static final class Asker {
        private final InternalRow row;
        private boolean answered;

        Asker(InternalRow row) {
            this.row = row;
        }
    }

    private final JoinKind kind;
    private final RowDecoder decoder;
    private final List<BasePredicate> conditions;
    private final UnsafeProjection projection;
    private final InternalRow nothing;
    private final JoinedRow pair = new JoinedRow();

    JoinIterator(JoinTask task, StructType schema, KeyLookup lookup, Iterator<InternalRow> rows) {
        super(lookup.lookUp(askers(rows), keyOf(task), task.kind() == JoinKind.LEFT || task.kind() == JoinKind.ANTI));
        this.kind = task.kind();
        this.conditions = task.conditions().stream().map(JoinIterator::compile).toList();
        this.projection = UnsafeProjection.create(schema);
        this.nothing = new GenericInternalRow(task.lookup().schema().length());
        this.decoder = task.lookup().decoder(lookup);
    }

    private static Iterator<Asker> askers(Iterator<InternalRow> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Asker next() {
                return new Asker(rows.next().copy());
            }
        };
    }

    private static Function<Asker, ByteBuffer[]> keyOf(JoinTask task) {
        List<KeyColumn> key = task.lookup().key();
        return asker -> key(asker.row, key, task.keys());
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
    protected InternalRow answered(Asker asker, Row row) {
        if (asker.answered && !kind.givesTable()) {
            return null;
        }
        pair.apply(asker.row, decoder.decode(row));
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
    @Override
    protected InternalRow ended(Asker asker) {
        if (asker.answered) {
            return null;
        }
        return kind == JoinKind.LEFT ? projection.apply(pair.apply(asker.row, nothing)) : projection.apply(asker.row);
    }
}
