package dev.scamander.spark.catalyst;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.ExperimentalMethods;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;

/** The rules that a session's planner has besides Spark's own. */
public final class SessionRules {

    private SessionRules() {}

    /**
     * Adds a rule that runs when scans have been made of tables.
     *
     * @param session the session
     * @param rule the rule; nothing happens if the session has one of its class
     */
    public static void addOptimization(SparkSession session, Rule<LogicalPlan> rule) {
        add(session, "extraOptimizations", rule);
    }

    /**
     * Adds a strategy that is asked before Spark's own.
     *
     * @param session the session
     * @param strategy the strategy; nothing happens if the session has one of its class
     */
    public static void addStrategy(SparkSession session, PlannerStrategy strategy) {
        add(session, "extraStrategies", strategy);
    }

    private static synchronized void add(SparkSession session, String property, Object added) {
        ExperimentalMethods methods = session.experimental();
        List<Object> all = new ArrayList<>(
                ScalaSequences.toJava(PlanNodes.call(methods, ExperimentalMethods.class, property), Object.class));
        if (all.stream().anyMatch(one -> one.getClass() == added.getClass())) {
            return;
        }
        all.add(added);
        for (Method method : ExperimentalMethods.class.getMethods()) {
            if (method.getName().equals(property + "_$eq")) {
                try {
                    method.invoke(methods, ScalaSequences.of(all));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
