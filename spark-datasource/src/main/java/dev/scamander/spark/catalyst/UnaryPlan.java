package dev.scamander.spark.catalyst;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import scala.collection.IndexedSeq;
import scala.collection.immutable.Seq;

/** A node of a physical plan with one child, as Java would have it. */
public abstract class UnaryPlan extends SparkPlan {

    private static final long serialVersionUID = 1L;

    private final SparkPlan child;

    /**
     * Makes a node.
     *
     * @param child what it works on
     */
    protected UnaryPlan(SparkPlan child) {
        this.child = child;
    }

    /** What the node works on. */
    public final SparkPlan child() {
        return child;
    }

    /** The columns that the node gives. */
    protected abstract List<Attribute> columns();

    /** The same node on another child with the same columns. */
    protected abstract UnaryPlan withChild(SparkPlan newChild);

    /** The three things that the node counts, by names that are not shown; made once per node. */
    protected abstract Map<String, SQLMetric> counters();

    @Override
    public final Seq<Attribute> output() {
        return ScalaSequences.of(columns());
    }

    @Override
    public final Seq<SparkPlan> children() {
        return ScalaSequences.of(List.of(child));
    }

    /** Called by Spark with Scala 2.12. */
    @Override
    public final SparkPlan withNewChildrenInternal(IndexedSeq<SparkPlan> newChildren) {
        return copyWith(newChildren);
    }

    /** Called by Spark with Scala 2.13. */
    public final TreeNode<?> withNewChildrenInternal(scala.collection.immutable.IndexedSeq<SparkPlan> newChildren) {
        return copyWith(newChildren);
    }

    private UnaryPlan copyWith(Object newChildren) {
        return withChild(ScalaSequences.toJava(newChildren, SparkPlan.class).get(0));
    }

    @Override
    public final scala.collection.immutable.Map<String, SQLMetric> metrics() {
        return ScalaSequences.mapOfThree(counters());
    }

    /** The arguments of the node's public constructor. */
    protected abstract Object[] parts();

    @Override
    public final int productArity() {
        return parts().length;
    }

    @Override
    public final Object productElement(int number) {
        return parts()[number];
    }

    @Override
    public final boolean canEqual(Object other) {
        return other == this;
    }

    /** By identity: a node knows more than its child. */
    @Override
    public final boolean equals(Object other) {
        return other == this;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }
}
