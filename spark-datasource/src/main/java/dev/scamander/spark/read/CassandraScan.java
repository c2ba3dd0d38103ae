package dev.scamander.spark.read;

import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.spark.filter.PushedFilters;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** A scan of one table. Spark asks for its partitions several times per query; they are planned once. */
final class CassandraScan implements Scan, Batch {

    private final ReadPlan plan;
    private final PushedFilters filters;
    private InputPartition[] partitions;

    CassandraScan(ReadPlan plan, PushedFilters filters) {
        this.plan = plan;
        this.filters = filters;
    }

    @Override
    public StructType readSchema() {
        return plan.schema();
    }

    @Override
    public String description() {
        String pushed = filters.taken().stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        String keys = filters.keys().map(set -> ", keys=" + set.size()).orElse("");
        String tail = plan.tail().isEmpty() ? "" : ", " + plan.tail();
        return "cassandra " + plan.keyspace() + "." + plan.table() + " " + plan.selectors() + " pushed=" + pushed + keys
                + tail;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public synchronized InputPartition[] planInputPartitions() {
        if (partitions == null) {
            try (SessionLease lease = SessionCache.acquire(plan.options().connection())) {
                int parallelism = SparkSession.active().sparkContext().defaultParallelism();
                PartitionPlanner planner = new PartitionPlanner(plan, lease.session(), parallelism);
                partitions = filters.keys().map(planner::keys).orElseGet(planner::ring);
            }
        }
        return partitions.clone();
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new CassandraPartitionReaderFactory(plan);
    }

    /** Equal scans are run once: Spark reuses the exchange behind them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CassandraScan that
                && plan.equals(that.plan)
                && filters.taken().equals(that.filters.taken());
    }

    @Override
    public int hashCode() {
        return Objects.hash(plan, filters.taken());
    }

    @Override
    public String toString() {
        return description() + Arrays.toString(plan.schema().fieldNames());
    }
}
