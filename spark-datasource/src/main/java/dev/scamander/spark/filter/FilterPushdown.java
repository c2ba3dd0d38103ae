package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.filter.ParsedPredicates.Entry;
import dev.scamander.spark.filter.Restriction.Bound;
import dev.scamander.spark.filter.Restriction.OneOf;
import dev.scamander.spark.type.TypeMapping;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/**
 * Shares the predicates of a query between Cassandra and Spark. Cassandra takes equalities and lists on the whole partition key,
 * and behind them those on clustering columns from the first on, up to and including the first range. Where the partition key is
 * open it takes predicates on indexed columns and, if the user allows it, all that need filtering.
 */
public final class FilterPushdown {

    private final RelationMetadata table;
    private final RestrictionParser parser;
    private final boolean hasStatics;
    private final int maxKeys;
    private final boolean allowFiltering;

    /**
     * Makes the rules for a table.
     *
     * @param table the table's metadata
     * @param types how its columns became Spark types
     * @param maxKeys partition keys to look up one by one at most
     * @param allowFiltering whether queries may use ALLOW FILTERING
     */
    public FilterPushdown(RelationMetadata table, TypeMapping types, int maxKeys, boolean allowFiltering) {
        this.table = table;
        this.parser = new RestrictionParser(table, types);
        this.hasStatics = TypeMapping.hasStatics(table);
        this.maxKeys = maxKeys;
        this.allowFiltering = allowFiltering;
    }

    /**
     * Shares predicates.
     *
     * @param predicates the query's predicates, all of which rows have to meet
     * @return who checks what
     */
    public PushedFilters push(List<Predicate> predicates) {
        ParsedPredicates parsed = new ParsedPredicates(parser, predicates);
        Set<String> constants = new HashSet<>();
        table.getPartitionKey().forEach(column -> constants.add(column.getName().asInternal()));

        Optional<KeySet> keys = keys(parsed);
        List<Clause> clauses = new ArrayList<>();
        if (keys.isPresent()) {
            addClusteringClauses(parsed, clauses, constants, 0);
        } else {
            addIndexClauses(parsed, clauses);
        }
        int unfiltered = clauses.size();
        if (allowFiltering) {
            addFilteringClauses(parsed, clauses);
        }
        boolean filtering = clauses.size() > unfiltered;
        takeNotNulls(parsed, clauses);

        List<Predicate> left = predicates.stream()
                .filter(predicate -> !parsed.taken().contains(predicate))
                .toList();
        return new PushedFilters(List.copyOf(parsed.taken()), left, keys, clauses, constants, filtering);
    }

    /**
     * The partitions that predicates name.
     *
     * @param predicates predicates that rows have to meet
     * @return the keys; empty if the predicates do not name all columns of the partition key
     */
    public Optional<KeySet> keys(List<Predicate> predicates) {
        return keys(new ParsedPredicates(parser, predicates));
    }

    /**
     * What predicates say about the rows of a partition, behind clustering columns whose values are given otherwise.
     *
     * @param predicates predicates that rows have to meet
     * @param given how many of the first clustering columns have one value
     * @return restrictions that CQL takes there
     */
    public List<Clause> behindKey(List<Predicate> predicates, int given) {
        List<Clause> clauses = new ArrayList<>();
        addClusteringClauses(new ParsedPredicates(parser, predicates), clauses, new HashSet<>(), given);
        return clauses;
    }

    private Optional<KeySet> keys(ParsedPredicates parsed) {
        List<List<byte[]>> values = new ArrayList<>();
        List<Entry<OneOf>> used = new ArrayList<>();
        long size = 1;
        for (ColumnMetadata column : table.getPartitionKey()) {
            List<Entry<OneOf>> entries = parsed.valuesOf(column);
            if (entries.isEmpty()) {
                return Optional.empty();
            }
            Entry<OneOf> fewest = entries.stream()
                    .min((a, b) -> Integer.compare(
                            a.restriction().values().size(),
                            b.restriction().values().size()))
                    .orElseThrow();
            used.add(fewest);
            values.add(fewest.restriction().values());
            size *= fewest.restriction().values().size();
            if (size > maxKeys) {
                return Optional.empty();
            }
        }
        used.forEach(parsed::take);
        return Optional.of(new KeySet(values));
    }

    private void addClusteringClauses(ParsedPredicates parsed, List<Clause> clauses, Set<String> constants, int given) {
        for (ColumnMetadata column :
                table.getClusteringColumns().keySet().stream().skip(given).toList()) {
            List<Entry<OneOf>> entries = parsed.valuesOf(column);
            if (entries.isEmpty()) {
                addBounds(parsed, column, clauses);
                return;
            }
            List<byte[]> values = entries.get(0).restriction().values();
            clauses.add(values.size() == 1 ? equal(column, values.get(0)) : in(column, values));
            parsed.take(entries.get(0));
            if (values.size() == 1) {
                constants.add(column.getName().asInternal());
            }
        }
    }

    private void addIndexClauses(ParsedPredicates parsed, List<Clause> clauses) {
        for (ColumnMetadata column : IndexedColumns.of(table)) {
            if (!addEqual(parsed, column, clauses) && IndexedColumns.isOrdered(column)) {
                addBounds(parsed, column, clauses);
            }
        }
    }

    /** Regular and clustering columns; the server filters no rows by parts of the partition key as cheaply. */
    private void addFilteringClauses(ParsedPredicates parsed, List<Clause> clauses) {
        for (ColumnMetadata column : table.getColumns().values()) {
            boolean restricted = isRestricted(column, clauses);
            boolean offered = !table.getPartitionKey().contains(column) && !column.isStatic();
            if (offered && !restricted && !addEqual(parsed, column, clauses)) {
                addBounds(parsed, column, clauses);
            }
        }
    }

    private static boolean addEqual(ParsedPredicates parsed, ColumnMetadata column, List<Clause> clauses) {
        for (Entry<OneOf> entry : parsed.valuesOf(column)) {
            if (entry.restriction().values().size() == 1) {
                clauses.add(equal(column, entry.restriction().values().get(0)));
                parsed.take(entry);
                return true;
            }
        }
        return false;
    }

    /** At most one lower and one upper bound: CQL takes no more on a column. */
    private static void addBounds(ParsedPredicates parsed, ColumnMetadata column, List<Clause> clauses) {
        boolean lower = false;
        boolean upper = false;
        for (Entry<Bound> entry : parsed.boundsOf(column)) {
            Bound bound = entry.restriction();
            if (bound.isLower() ? lower : upper) {
                continue;
            }
            lower |= bound.isLower();
            upper |= !bound.isLower();
            clauses.add(new Clause(column.getName().asCql(false) + " " + bound.operator() + " ?", bound.value()));
            parsed.take(entry);
        }
    }

    /**
     * Key columns always have a value, but for clustering columns of partitions that hold static columns alone; those never meet a
     * restriction of rows. What is restricted has a value too.
     */
    private void takeNotNulls(ParsedPredicates parsed, List<Clause> clauses) {
        for (ColumnMetadata column : table.getColumns().values()) {
            boolean always = table.getPartitionKey().contains(column);
            boolean here = table.getClusteringColumns().containsKey(column) && (!hasStatics || !clauses.isEmpty());
            if (always || here || isRestricted(column, clauses)) {
                parsed.notNullOf(column).forEach(parsed::take);
            }
        }
    }

    private static boolean isRestricted(ColumnMetadata column, List<Clause> clauses) {
        String start = column.getName().asCql(false) + " ";
        return clauses.stream().anyMatch(clause -> clause.cql().startsWith(start));
    }

    private static Clause equal(ColumnMetadata column, byte[] value) {
        return new Clause(column.getName().asCql(false) + " = ?", value);
    }

    /** One variable for the whole list: the number of items, then each behind its length. */
    private static Clause in(ColumnMetadata column, List<byte[]> values) {
        int size = Integer.BYTES;
        for (byte[] value : values) {
            size += Integer.BYTES + value.length;
        }
        ByteBuffer list = ByteBuffer.allocate(size).putInt(values.size());
        values.forEach(value -> list.putInt(value.length).put(value));
        return new Clause(column.getName().asCql(false) + " IN ?", list.array());
    }
}
