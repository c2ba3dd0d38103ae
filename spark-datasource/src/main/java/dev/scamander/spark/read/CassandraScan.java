package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.read.KeyQuery;
import dev.scamander.cassandra.ring.RingPlanner;
import dev.scamander.cassandra.ring.TableSize;
import dev.scamander.cassandra.ring.TokenBuckets;
import dev.scamander.spark.filter.Clause;
import dev.scamander.spark.filter.FilterPushdown;
import dev.scamander.spark.filter.KeyColumn;
import dev.scamander.spark.filter.KeySet;
import dev.scamander.spark.filter.PushedFilters;
import dev.scamander.spark.option.ReadOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;

/**
 * A scan of one table. Spark asks for its partitions several times per query; they are planned once, and once more when the other
 * side of a join turns out to name the partitions that matter.
 */
public final class CassandraScan implements Scan, Batch, SupportsReportStatistics, SupportsRuntimeV2Filtering {

    private final RelationMetadata table;
    private final ReadPlan plan;
    private final PushedFilters filters;
    private final FilterPushdown filterPushdown;
    private final Supplier<MicroBatchStream> stream;
    private final List<Predicate> runtimeFilters = new ArrayList<>();
    private final Optional<TokenBuckets> buckets;
    private Optional<KeySet> keys;
    private InputPartition[] partitions;
    private Statistics statistics;
    private TableSize size;

    CassandraScan(
            RelationMetadata table,
            ReadPlan plan,
            PushedFilters filters,
            FilterPushdown filterPushdown,
            Supplier<MicroBatchStream> stream) {
        this(table, plan, filters, filterPushdown, stream, Optional.empty());
    }

    private CassandraScan(
            RelationMetadata table,
            ReadPlan plan,
            PushedFilters filters,
            FilterPushdown filterPushdown,
            Supplier<MicroBatchStream> stream,
            Optional<TokenBuckets> buckets) {
        this.table = table;
        this.plan = plan;
        this.filters = filters;
        this.filterPushdown = filterPushdown;
        this.stream = stream;
        this.keys = filters.keys();
        this.buckets = buckets;
    }

    /** What is known of the table that is scanned. */
    public RelationMetadata table() {
        return table;
    }

    /** Whether rows are the table's own, of all its partitions, and as many of them as meet the predicates. */
    public boolean isOpen() {
        boolean rows = !plan.aggregated() && plan.limit() == 0 && plan.tail().isEmpty();
        return rows && filters.keys().isEmpty() && plan.options().pushdown();
    }

    /** Whether the table is spread over the ring; system and virtual tables are not. */
    public boolean isOnRing() {
        try (SessionLease lease = SessionCache.acquire(plan.options().connection())) {
            return !new PartitionPlanner(plan, lease.session(), 1).isLocal();
        }
    }

    /** What the cluster estimates about the table as a whole. */
    public synchronized TableSize size() {
        if (size == null) {
            try (SessionLease lease = SessionCache.acquire(plan.options().connection())) {
                size = RingPlanner.size(lease.session(), table.getKeyspace(), table.getName());
            }
        }
        return size;
    }

    /** The options of the read. */
    public ReadOptions options() {
        return plan.options();
    }

    /**
     * What to ask for keys instead of reading all of the table: the same columns, and the same predicates or more of them.
     *
     * @param key the columns of the keys: all of the partition key, and any number of the first clustering columns
     * @return the lookup; empty if it cannot be asked
     */
    public Optional<LookupPlan> lookups(List<KeyColumn> key) {
        Set<String> names = key.stream().map(KeyColumn::name).collect(Collectors.toSet());
        boolean twice = filters.clauses().stream().anyMatch(clause -> names.stream()
                .anyMatch(name -> clause.cql().startsWith(ReadPlan.quoted(name) + " ")));
        if (!isOpen() || twice || !isOnRing()) {
            return Optional.empty();
        }
        int keySize = plan.partitionKey().size();
        List<Clause> clauses = new ArrayList<>(filters.clauses());
        if (clauses.isEmpty()) {
            clauses.addAll(filterPushdown.behindKey(filters.left(), key.size() - keySize));
        }
        List<CqlIdentifier> columns = key.stream()
                .map(column -> CqlIdentifier.fromInternal(column.name()))
                .toList();
        KeyQuery query = new KeyQuery(
                table.getKeyspace(),
                table.getName(),
                columns.subList(0, keySize),
                columns.subList(keySize, columns.size()),
                plan.selectors(),
                clauses.stream().map(Clause::cql).toList(),
                filters.filtering() ? "ALLOW FILTERING" : "");
        return Optional.of(new LookupPlan(plan.options(), query, clauses, key, plan.schema()));
    }

    /** How many pieces the table should be read in at least, by its size and by what Spark can run at once. */
    public long desiredPieces() {
        int parallelism = SparkSession.active().sparkContext().defaultParallelism();
        if (plan.options().splitCount() > 0) {
            return plan.options().splitCount();
        }
        long bytes = estimateStatistics().sizeInBytes().orElse(0);
        return Math.max(parallelism, bytes / ((long) plan.options().splitSizeMb() << 20));
    }

    /** Whether it is read in pieces that do not depend on the table. */
    public boolean isInBuckets() {
        return buckets.isPresent();
    }

    /**
     * The same scan in pieces of the ring whose borders do not depend on the table.
     *
     * @param wanted the pieces
     * @return a scan each of whose partitions tells by {@code HasPartitionKey} which piece it is
     */
    public CassandraScan inBuckets(TokenBuckets wanted) {
        return new CassandraScan(table, plan, filters, filterPushdown, stream, Optional.of(wanted));
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
                + (plan.limit() > 0 ? ", LIMIT " + plan.limit() : "")
                + buckets.map(set -> ", " + set.count() + " token buckets").orElse("");
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
        return stream.get();
    }

    @Override
    public synchronized InputPartition[] planInputPartitions() {
        if (partitions == null) {
            try (SessionLease lease = SessionCache.acquire(plan.options().connection())) {
                int parallelism = SparkSession.active().sparkContext().defaultParallelism();
                PartitionPlanner planner = new PartitionPlanner(plan, lease.session(), parallelism);
                partitions = buckets.map(planner::buckets)
                        .orElseGet(() -> keys.map(planner::keys).orElseGet(planner::ring));
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
            statistics = TableStatistics.of(size(), table.getClusteringColumns().isEmpty(), keys);
        }
        return statistics;
    }

    /** The partition key, unless it is restricted already, or rows are not the table's. */
    @Override
    public NamedReference[] filterAttributes() {
        boolean open = isOpen() && filters.clauses().isEmpty() && buckets.isEmpty();
        List<String> fields = Arrays.asList(plan.schema().fieldNames());
        return open && fields.containsAll(plan.partitionKey())
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
                && buckets.equals(that.buckets)
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
