package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteSettings;
import dev.scamander.connect.sink.aggregate.AggregatePlan;
import dev.scamander.connect.sink.aggregate.AggregateStates;
import dev.scamander.connect.sink.aggregate.Counting;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.MappingRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** What becomes of the records of one topic: the plans of its tables. */
final class TopicPlan {
    private final List<TablePlan> tables;
    private final List<AggregatePlan> aggregates;
    private final boolean counts;

    private TopicPlan(List<TablePlan> tables, List<AggregatePlan> aggregates) {
        this.tables = tables;
        this.aggregates = aggregates;
        this.counts = tables.stream().anyMatch(TablePlan::isCounter);
    }

    /**
     * Prepares the tables of a topic.
     *
     * @throws dev.scamander.cassandra.write.WriteFailure if a statement cannot be prepared
     */
    static TopicPlan prepare(CompiledTopic topic, WriteSettings writing, CqlSession session, WritePipeline pipeline) {
        Backoff backoff = new Backoff(writing.backoffInitial(), writing.backoffMaximum(), writing.retryDeadline());
        return new TopicPlan(
                topic.tables().stream()
                        .map(table -> new TablePlan(table, pipeline))
                        .toList(),
                topic.aggregates().stream()
                        .map(aggregate -> new AggregatePlan(
                                aggregate.settings(),
                                aggregate.table(),
                                aggregate.mapping(),
                                backoff,
                                session,
                                pipeline))
                        .toList());
    }

    /** How many writes a record takes. */
    int size() {
        return tables.size() + aggregates.size();
    }

    TablePlan table(int index) {
        return tables.get(index);
    }

    /** Whether a redelivered record counts twice somewhere. */
    boolean counts() {
        return counts;
    }

    /** Maps a record for every table before it is written to any: a record that fits one table only goes nowhere. */
    MappedRow[] map(MappingRecord record) {
        MappedRow[] rows = new MappedRow[tables.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = tables.get(i).map(record);
        }
        return rows;
    }

    /** Maps a record for the tables of aggregates, and begins to count it. */
    List<Counting> count(MappingRecord view, SinkRecord record, AggregateStates states) {
        if (aggregates.isEmpty()) {
            return List.of();
        }
        List<MappedRow> rows = new ArrayList<>(aggregates.size());
        for (AggregatePlan plan : aggregates) {
            rows.add(plan.map(view));
        }
        List<Counting> countings = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            countings.add(states.begin(aggregates.get(i), record, rows.get(i).values()));
        }
        return countings;
    }
}
