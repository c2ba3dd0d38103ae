package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.spark.filter.FilterPushdown;
import dev.scamander.spark.filter.KeySet;
import dev.scamander.spark.filter.PushedFilters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.connector.read.SupportsRuntimeV2Filtering;
import org.apache.spark.sql.types.StructType;

/**
 * A scan of one table. Spark asks for its partitions several times per query; they are planned once, and once more when the other
 * side of a join turns out to name the partitions that matter.
 */
final class CassandraScan implements Scan, Batch, SupportsReportStatistics, SupportsRuntimeV2Filtering {

    private final RelationMetadata table;
    private final ReadPlan plan;
    private final PushedFilters filters;
    private final FilterPushdown filterPushdown;
    private final List<Predicate> runtimeFilters = new ArrayList<>();
    private Optional<KeySet> keys;
    private InputPartition[] partitions;
    private Statistics statistics;

    CassandraScan(RelationMetadata table, ReadPlan plan, PushedFilters filters, FilterPushdown filterPushdown) {
        this.table = table;
        this.plan = plan;
        this.filters = filters;
        this.filterPushdown = filterPushdown;
        this.keys = filters.keys();
    }

    @Override
    public StructType readSchema() {
        return plan.schema();
    }

    @Override
    public String description() {
        String pushed = filters.taken().stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        return "cassandra " + plan.keyspace() + "." + plan.table() + " " + plan.selectors() + ", pushed " + pushed
                + keys.map(set -> ", " + set.size() + " keys").orElse("")
                + (plan.tail().isEmpty() ? "" : ", " + plan.tail())
                + (plan.limit() > 0 ? ", LIMIT " + plan.limit() : "");
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
                partitions = keys.map(planner::keys).orElseGet(planner::ring);
            }
        }
        return partitions.clone();
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new CassandraPartitionReaderFactory(plan);
    }

    @Override
    public CustomMetric[] supportedCustomMetrics() {
        return ScanMetrics.all();
    }

    @Override
    public synchronized Statistics estimateStatistics() {
        if (statistics == null) {
            try (SessionLease lease = SessionCache.acquire(plan.options().connection())) {
                statistics = TableStatistics.of(lease.session(), table, keys);
            }
        }
        return statistics;
    }

    /** The partition key, unless it is restricted already, or rows are not the table's. */
    @Override
    public NamedReference[] filterAttributes() {
        boolean open = plan.options().pushdown()
                && filters.keys().isEmpty()
                && filters.clauses().isEmpty();
        boolean rows = !plan.aggregated() && plan.limit() == 0 && plan.tail().isEmpty();
        List<String> fields = Arrays.asList(plan.schema().fieldNames());
        return open && rows && fields.containsAll(plan.partitionKey())
                ? plan.partitionKey().stream().map(CassandraScan::reference).toArray(NamedReference[]::new)
                : new NamedReference[0];
    }

    private static NamedReference reference(String column) {
        return Expressions.column(ReadPlan.quotedForSpark(column));
    }

    /** Values that the other side of a join has: where they name whole partition keys, only those partitions are read. */
    @Override
    public synchronized void filter(Predicate[] predicates) {
        runtimeFilters.addAll(Arrays.asList(predicates));
        Optional<KeySet> named = filterPushdown.keys(runtimeFilters);
        if (named.isPresent()) {
            keys = named;
            partitions = null;
        }
    }

    /** Equal scans are run once: Spark reuses the exchange behind them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CassandraScan that
                && plan.equals(that.plan)
                && filters.taken().equals(that.filters.taken())
                && runtimeFilters.equals(that.runtimeFilters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plan, filters.taken(), runtimeFilters);
    }

    @Override
    public String toString() {
        return description();
    }
}
