package dev.scamander.spark.join;

import dev.scamander.spark.catalyst.SessionRules;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/** The rules of this package, for Spark's planner. */
public final class PlannerRules {

    private PlannerRules() {}

    /**
     * Adds the rules to what sessions will have.
     *
     * @param extensions the extensions of sessions to come
     */
    public static void addTo(SparkSessionExtensions extensions) {
        // Rules of extensions run before scans are made of tables, and ours are about scans: this one only brings them
        // to the session.
        extensions.injectPreCBORule(session -> {
            addTo(session);
            return new Unchanged();
        });
    }

    /**
     * Adds the rules to a session that lacks them.
     *
     * @param session a session
     */
    public static void addTo(SparkSession session) {
        SessionRules.addOptimization(session, new CoPartitionedScans());
        SessionRules.addStrategy(session, new DirectJoinStrategy());
    }

    /** Changes nothing. */
    private static final class Unchanged extends Rule<LogicalPlan> {
        @Override
        public LogicalPlan apply(LogicalPlan plan) {
            return plan;
        }
    }
}
