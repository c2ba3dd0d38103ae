package dev.scamander.spark.catalyst;

import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag;

/**
 * An RDD whose partitions prefer a host each.
 *
 * @param <T> the type of its elements
 */
public final class LocatedRdd<T> extends RDD<T> {

    private static final long serialVersionUID = 1L;

    private final transient RDD<T> parent;
    private final List<String> hosts;

    /**
     * Makes an RDD of the same partitions.
     *
     * @param parent what has the elements
     * @param hosts the address that each partition prefers
     * @param tag the type of the elements
     */
    public LocatedRdd(RDD<T> parent, List<String> hosts, ClassTag<T> tag) {
        super(parent, tag);
        this.parent = parent;
        this.hosts = List.copyOf(hosts);
    }

    @Override
    public Iterator<T> compute(Partition split, TaskContext context) {
        return this.<T>firstParent(elementClassTag()).iterator(split, context);
    }

    @Override
    public Partition[] getPartitions() {
        return parent.partitions();
    }

    /** Called by Spark; either Scala finds the result type it wants. */
    @Override
    public Seq<String> getPreferredLocations(Partition split) {
        return ScalaSequences.of(List.of(hosts.get(split.index())));
    }
}
