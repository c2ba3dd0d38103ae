package dev.scamander.spark.join;

import dev.scamander.cassandra.ring.TableSize;
import dev.scamander.spark.catalyst.PlanNodes;
import dev.scamander.spark.option.ReadOptions;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Statistics;

/**
 * Weighs lookups against reading the table.
 *
 * <p>A lookup of one small row was measured to take the cluster and us about as long as a kilobyte of a scan.
 */
final class LookupCost {

    private static final double BYTES_PER_LOOKUP = 1024;
    private static final int ROW_OVERHEAD = 8;

    /** Keys that are looked up without knowing how large the table is. */
    private static final double FEW = 10_000;

    private LookupCost() {}

    /** Whether to look up the keys of a plan's rows. */
    static boolean isWorthIt(LogicalPlan keys, Supplier<TableSize> table, ReadOptions options) {
        return switch (options.directJoin()) {
            case ON -> true;
            case OFF -> false;
            case AUTO -> isWorthIt(rows(keys), table.get(), options.directJoinRatio());
        };
    }

    static boolean isWorthIt(double keys, TableSize table, double ratio) {
        if (table.partitions() <= 0 || table.bytes() <= 0) {
            return keys <= FEW;
        }
        double partition = (double) table.bytes() / table.partitions();
        return keys * (BYTES_PER_LOOKUP + partition) < ratio * table.bytes();
    }

    /** About how many rows a plan gives; where Spark knows the bytes alone, as many as these make. */
    private static double rows(LogicalPlan plan) {
        Statistics statistics = plan.stats();
        if (statistics.rowCount().isDefined()) {
            return statistics.rowCount().get().doubleValue();
        }
        int row = ROW_OVERHEAD;
        for (Attribute column : PlanNodes.output(plan)) {
            row += column.dataType().defaultSize();
        }
        return statistics.sizeInBytes().doubleValue() / row;
    }
}
