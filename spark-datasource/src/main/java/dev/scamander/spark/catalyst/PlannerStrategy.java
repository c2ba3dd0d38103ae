package dev.scamander.spark.catalyst;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.immutable.Seq;

/** A strategy of Spark's planner, as a function of Java. */
public abstract class PlannerStrategy extends SparkStrategy {

    /** For subclasses. */
    protected PlannerStrategy() {
        // Nothing to prepare.
    }

    /**
     * Plans a node.
     *
     * @param plan any node of an optimized plan
     * @return how it is executed, with {@link #planLater} for children; empty to leave it to Spark
     */
    protected abstract Optional<SparkPlan> plan(LogicalPlan plan);

    /** Called by Spark; either Scala finds the result type it wants. */
    @Override
    public final Seq<SparkPlan> apply(LogicalPlan plan) {
        return ScalaSequences.of(plan(plan).map(List::of).orElse(List.of()));
    }
}
