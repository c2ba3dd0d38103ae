package dev.scamander.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.cassandra.write.TargetPlan.Reach;
import org.junit.jupiter.api.Test;

class TargetPlannerTest {
    private static final TableMetadata WIDE =
            Tables.table("Wide", "p:key", "q:key", "c:clustering", "d:clustering", "s:static", "a:text");
    private static final TableMetadata COUNTS = Tables.table("counts", "p:key", "c:clustering", "n:counter");

    private static TableWrite write(Kind kind, TableMetadata table, String... columns) {
        return TableWrite.of(kind, Tables.KEYSPACE, table.getName(), Tables.columns(columns));
    }

    private static void assertRefused(TableWrite write, TableMetadata table, String... words) {
        assertThatThrownBy(() -> TargetPlanner.plan(write, table))
                .isInstanceOfSatisfying(
                        WriteFailure.class, e -> assertThat(e.kind()).isEqualTo(WriteFailure.Kind.FATAL))
                .hasMessageStartingWith(write.qualifiedTable())
                .hasMessageContainingAll(words);
    }

    @Test
    void insertsWithTimestampAndTtl() {
        TargetPlan plan = TargetPlanner.plan(
                write(Kind.UPSERT, WIDE, "a", "d", "q", "c", "p").withTtl(true), WIDE);

        assertThat(plan.cql())
                .isEqualTo(
                        "INSERT INTO ks.\"Wide\" (a, d, q, c, p) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL ?");
        assertThat(plan.variables()).containsExactly(0, 1, 2, 3, 4, TargetPlan.TIMESTAMP, TargetPlan.TTL);
        assertThat(plan.partitionKey()).containsExactly(4, 2);
        assertThat(plan.clustering()).containsExactly(3, 1);
    }

    @Test
    void addsToCounters() {
        TargetPlan plan = TargetPlanner.plan(write(Kind.COUNTER, COUNTS, "n", "p", "c"), COUNTS);

        assertThat(plan.cql()).isEqualTo("UPDATE ks.counts SET n = n + ? WHERE p = ? AND c = ?");
        assertThat(plan.variables()).containsExactly(0, 1, 2);
        assertThat(plan.ownTimestamp()).isFalse();
    }

    @Test
    void deletesRowsRangesAndPartitions() {
        TargetPlan row = TargetPlanner.plan(write(Kind.DELETE, WIDE, "d", "c", "q", "p"), WIDE);
        assertThat(row.cql())
                .isEqualTo("DELETE FROM ks.\"Wide\" USING TIMESTAMP ? WHERE p = ? AND q = ? AND c = ? AND d = ?");
        assertThat(row.variables()).containsExactly(TargetPlan.TIMESTAMP, 3, 2, 1, 0);
        assertThat(row.reach()).isEqualTo(Reach.ROW);

        TargetPlan range = TargetPlanner.plan(write(Kind.DELETE, WIDE, "p", "q", "c"), WIDE);
        assertThat(range.cql()).endsWith("WHERE p = ? AND q = ? AND c = ?");
        assertThat(range.reach()).isEqualTo(Reach.RANGE);

        TargetPlan counters = TargetPlanner.plan(write(Kind.DELETE, COUNTS, "p"), COUNTS);
        assertThat(counters.cql()).isEqualTo("DELETE FROM ks.counts WHERE p = ?");
        assertThat(counters.reach()).isEqualTo(Reach.EXCLUSIVE);
    }

    @Test
    void staticColumnsAloneNeedNoClustering() {
        TargetPlan plan = TargetPlanner.plan(write(Kind.UPSERT, WIDE, "p", "q", "s"), WIDE);

        assertThat(plan.cql()).startsWith("INSERT INTO ks.\"Wide\" (p, q, s) VALUES (?, ?, ?)");
        assertThat(plan.statics()).containsExactly(2);
    }

    @Test
    void conditionalInsertsCarryNoTimestamp() {
        TargetPlan plan = TargetPlanner.plan(write(Kind.INSERT_IF_NOT_EXISTS, WIDE, "p", "q", "c", "d", "a"), WIDE);

        assertThat(plan.cql()).endsWith("VALUES (?, ?, ?, ?, ?) IF NOT EXISTS");
        assertThat(plan.solo()).isTrue();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertRefused(write(Kind.UPSERT, WIDE, "p", "q", "c", "d", "x"), WIDE, "no column x", "p, q, c, d, s, a");
        assertRefused(write(Kind.UPSERT, WIDE, "p", "c", "d", "a"), WIDE, "partition key column q");
        assertRefused(write(Kind.UPSERT, WIDE, "p", "q", "c", "a"), WIDE, "clustering column d");
        assertRefused(write(Kind.UPSERT, WIDE, "p", "q", "a", "s"), WIDE, "clustering column c, d");
        assertRefused(write(Kind.UPSERT, WIDE, "p", "q", "c", "d", "a", "a"), WIDE, "a is bound twice");
        assertRefused(write(Kind.UPSERT, COUNTS, "p", "c", "n"), COUNTS, "COUNTER");
        assertRefused(write(Kind.COUNTER, WIDE, "p", "q", "c", "d", "a"), WIDE, "a is not a counter");
        assertRefused(write(Kind.COUNTER, COUNTS, "p", "c", "n").withTtl(true), COUNTS, "TTL");
        assertRefused(write(Kind.DELETE, WIDE, "p", "q", "d"), WIDE, "clustering column c");
        assertRefused(write(Kind.DELETE, WIDE, "p", "q", "a"), WIDE, "primary key alone", "a");
    }
}
