package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.filter.FilterPushdown;
import dev.scamander.spark.filter.PushedFilters;
import dev.scamander.spark.option.ReadOptions;
import dev.scamander.spark.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/** Takes what Spark offers to push down, as far as Cassandra does it with the same meaning. */
public final class CassandraScanBuilder
        implements ScanBuilder, SupportsPushDownV2Filters, SupportsPushDownRequiredColumns {

    private final RelationMetadata table;
    private final ReadOptions options;
    private final TypeMapping types;
    private StructType schema;
    private PushedFilters filters = PushedFilters.NONE;

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
        this.schema = schema;
    }

    @Override
    public Predicate[] pushPredicates(Predicate[] predicates) {
        filters = options.pushdown()
                ? new FilterPushdown(table, types, options.maxKeys()).push(List.of(predicates))
                : PushedFilters.allLeft(List.of(predicates));
        return filters.left().toArray(Predicate[]::new);
    }

    @Override
    public Predicate[] pushedPredicates() {
        return filters.taken().toArray(Predicate[]::new);
    }

    @Override
    public void pruneColumns(StructType requiredSchema) {
        schema = requiredSchema;
    }

    @Override
    public Scan build() {
        List<String> partitionKey = table.getPartitionKey().stream()
                .map(column -> column.getName().asInternal())
                .toList();
        List<String> selectors = new ArrayList<>();
        for (String field : schema.fieldNames()) {
            selectors.add(ReadPlan.quoted(field));
        }
        if (selectors.isEmpty()) {
            // CQL cannot select nothing; rows are all that is wanted, and every row has a key.
            selectors.add(ReadPlan.quoted(partitionKey.get(0)));
        }
        ReadPlan plan = new ReadPlan(
                options,
                table.getKeyspace().asInternal(),
                table.getName().asInternal(),
                partitionKey,
                selectors,
                schema,
                filters.clauses(),
                "");
        return new CassandraScan(plan, filters);
    }
}
