package dev.scamander.spark;

import dev.scamander.spark.join.PlannerRules;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * What the data source adds to Spark's planner: {@code spark.sql.extensions=dev.scamander.spark.CassandraSparkExtensions}. Joins with
 * Cassandra tables become key lookups where that is cheaper, and tables that share a partition key join without a shuffle.
 */
public final class CassandraSparkExtensions implements Function1<SparkSessionExtensions, BoxedUnit> {

    /** Made by Spark, by name. */
    public CassandraSparkExtensions() {
        // Nothing to prepare.
    }

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        PlannerRules.addTo(extensions);
        return BoxedUnit.UNIT;
    }
}
