package dev.scamander.connect.sink;

import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.MappingRecord;
import java.util.List;

/** What becomes of the records of one topic: the plans of its tables. */
final class TopicPlan {
    private final List<TablePlan> tables;
    private final boolean counts;

    private TopicPlan(List<TablePlan> tables) {
        this.tables = tables;
        this.counts = tables.stream().anyMatch(TablePlan::isCounter);
    }

    /**
     * Prepares the tables of a topic.
     *
     * @throws dev.scamander.cassandra.write.WriteFailure if a statement cannot be prepared
     */
    static TopicPlan prepare(List<CompiledTable> tables, WritePipeline pipeline) {
        return new TopicPlan(
                tables.stream().map(table -> new TablePlan(table, pipeline)).toList());
    }

    int size() {
        return tables.size();
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
}
