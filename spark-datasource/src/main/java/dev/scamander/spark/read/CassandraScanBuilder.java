package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.filter.FilterPushdown;
import dev.scamander.spark.filter.PushedFilters;
import dev.scamander.spark.option.ReadOptions;
import dev.scamander.spark.pushdown.PushedAggregation;
import dev.scamander.spark.pushdown.PushedOrder;
import dev.scamander.spark.type.TypeMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Avg;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownTopN;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.types.StructType;

/** Takes what Spark offers to push down, as far as Cassandra does it with the same meaning. */
public final class CassandraScanBuilder
        implements ScanBuilder,
                SupportsPushDownV2Filters,
                SupportsPushDownRequiredColumns,
                SupportsPushDownAggregates,
                SupportsPushDownTopN,
                SupportsPushDownLimit {

    private final RelationMetadata table;
    private final ReadOptions options;
    private final TypeMapping types;
    private final FilterPushdown filterPushdown;
    private StructType schema;
    private PushedFilters filters = PushedFilters.allLeft(List.of());
    private Optional<PushedAggregation> aggregation = Optional.empty();
    private String tail = "";
    private int limit;
    private Supplier<MicroBatchStream> stream = () -> {
        throw new UnsupportedOperationException("a view cannot be read as a stream");
    };

    /**
     * Makes a builder that, as it is, scans all of a table.
     *
     * @param table the table's metadata
     * @param options the read's options
     * @param schema all columns of the table
     */
    public CassandraScanBuilder(RelationMetadata table, ReadOptions options, StructType schema) {
        this.table = table;
        this.options = options;
        this.types = new TypeMapping(options.decimalScale());
        this.filterPushdown = new FilterPushdown(table, types, options.maxKeys(), options.allowFiltering());
        this.schema = schema;
    }

    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        List<Predicate> all = Arrays.asList(predicates);
        filters = options.pushdown() ? filterPushdown.push(all) : PushedFilters.allLeft(all);
        return filters.left().toArray(Predicate[]::new);
    }

    @Override
    public Predicate[] pushedPredicates() {
        return filters.taken().toArray(Predicate[]::new);
    }

    @Override
    public boolean pushAggregation(Aggregation wanted) {
        aggregation = aggregate(wanted);
        return aggregation.isPresent();
    }

    @Override
    public boolean supportCompletePushDown(Aggregation wanted) {
        // Spark takes averages apart into sums and counts only where it has something left to do.
        boolean averages = Arrays.stream(wanted.aggregateExpressions()).anyMatch(Avg.class::isInstance);
        return !averages
                && aggregate(wanted).filter(PushedAggregation::complete).isPresent();
    }

    private Optional<PushedAggregation> aggregate(Aggregation wanted) {
        // Of no partition there would be no count, where 0 is right.
        boolean nothingToRead =
                filters.keys().filter(keys -> keys.keys().isEmpty()).isPresent();
        return options.pushdown() && filters.left().isEmpty() && !nothingToRead
                ? PushedAggregation.of(table, types, wanted, !filters.clauses().isEmpty())
                : Optional.empty();
    }

    @Override
    public boolean pushTopN(SortOrder[] orders, int count) {
        // Where the server filters it may go by an index, in whose order rows come then.
        if (!options.pushdown() || !filters.left().isEmpty() || filters.filtering() || aggregation.isPresent()) {
            return false;
        }
        Optional<PushedOrder> order = PushedOrder.of(table, filters, orders);
        if (order.isEmpty()) {
            return false;
        }
        boolean stored = order.get().cql().isEmpty();
        if (filters.keys().isPresent()) {
            tail = (stored ? "" : order.get().cql() + " ") + "LIMIT " + count;
            return true;
        }
        // Across partitions rows come in no order but that in which they are stored, partition by partition.
        if (stored && filters.clauses().isEmpty()) {
            tail = "PER PARTITION LIMIT " + count;
            return true;
        }
        return false;
    }

    @Override
    public boolean pushLimit(int count) {
        if (!options.pushdown() || !filters.left().isEmpty() || count == 0) {
            return false;
        }
        limit = count;
        return true;
    }

    /** Each task limits its rows; Spark limits those of all tasks. */
    @Override
    public boolean isPartiallyPushed() {
        return true;
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        schema = requiredSchema;
    }

    /**
     * Reads what restrictions leave, in place of predicates that Spark would offer.
     *
     * @param restrictions what Cassandra is asked for
     * @return this
     */
    public CassandraScanBuilder restrictedTo(PushedFilters restrictions) {
        filters = restrictions;
        return this;
    }

    /**
     * Says what reads the table as a stream.
     *
     * @param source makes the stream
     * @return this
     */
    public CassandraScanBuilder streamedBy(Supplier<MicroBatchStream> source) {
        stream = source;
        return this;
    }

    @Override
    public Scan build() {
        return new CassandraScan(table, plan(), filters, filterPushdown, stream);
    }

    private ReadPlan plan() {
        List<String> partitionKey = table.getPartitionKey().stream()
                .map(column -> column.getName().asInternal())
                .toList();
        return new ReadPlan(
                options,
                table.getKeyspace().asInternal(),
                table.getName().asInternal(),
                partitionKey,
                aggregation.map(PushedAggregation::selectors).orElseGet(() -> new Selection(table, schema)
                        .selectors(!filters.clauses().isEmpty())),
                aggregation.map(PushedAggregation::schema).orElse(schema),
                aggregation.map(PushedAggregation::emptySums).orElse(List.of()),
                filters.clauses(),
                filters.filtering(),
                aggregation.map(PushedAggregation::groupBy).orElse(tail),
                limit,
                aggregation.isEmpty() && isAllColumns(),
                aggregation.isPresent());
    }

    private boolean isAllColumns() {
        Set<String> columns = table.getColumns().keySet().stream()
                .map(CqlIdentifier::asInternal)
                .collect(Collectors.toSet());
        return columns.equals(Set.of(schema.fieldNames()));
    }
}
