package dev.scamander.spark.join;

import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.spark.read.LookupPlan;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.types.StructType;

/**
 * What each task of a join does.
 *
 * @param kind what the join gives
 * @param lookup what is asked for each key
 * @param keys the keys' parts, as positions in the rows that ask
 * @param conditions what pairs have to meet, on the columns of the row that asks with those of the table behind them
 */
public record JoinTask(JoinKind kind, LookupPlan lookup, int[] keys, List<Expression> conditions)
        implements Serializable {

    /** Copies the list. */
    public JoinTask {
        conditions = List.copyOf(conditions);
    }

    /**
     * The same as a function on the rows of a task.
     *
     * @param schema the fields of the rows to give
     * @param counters what to count in, by name
     */
    FlatMapFunction<Iterator<InternalRow>, InternalRow> counting(StructType schema, Map<String, SQLMetric> counters) {
        return rows -> {
            SessionLease lease = SessionCache.acquire(lookup.options().connection());
            try {
                JoinIterator joined = new JoinIterator(this, schema, lookup.open(lease.session()), rows);
                TaskContext context = TaskContext.get();
                if (context != null) {
                    context.addTaskCompletionListener(ended -> {
                        counters.get("numOutputRows").add(joined.given());
                        counters.get("cassandraRows").add(joined.metrics().rows());
                        counters.get("cassandraRequests").add(joined.metrics().requests());
                        joined.close();
                        lease.close();
                    });
                }
                return joined;
            } catch (RuntimeException | Error e) {
                lease.close();
                throw e;
            }
        };
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " "
                + lookup.query().keyspace().asInternal() + "."
                + lookup.query().table().asInternal() + " by "
                + lookup.key().stream().map(column -> column.name()).toList() + ", columns "
                + Arrays.toString(lookup.schema().fieldNames())
                + (lookup.clauses().isEmpty()
                        ? ""
                        : ", where "
                                + lookup.clauses().stream()
                                        .map(clause -> clause.cql())
                                        .collect(Collectors.joining(" AND ")))
                + (conditions.isEmpty()
                        ? ""
                        : ", if " + conditions.stream().map(Object::toString).collect(Collectors.joining(" AND ")));
    }
}
