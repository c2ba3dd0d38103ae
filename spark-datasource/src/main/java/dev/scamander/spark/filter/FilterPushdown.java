package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.spark.filter.Restriction.Bound;
import dev.scamander.spark.filter.Restriction.NotNull;
import dev.scamander.spark.filter.Restriction.OneOf;
import dev.scamander.spark.type.TypeMapping;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/**
 * Shares the predicates of a query between Cassandra and Spark. Cassandra takes equalities and lists on the whole partition key,
 * and behind them those on clustering columns from the first on, up to and including the first range.
 */
public final class FilterPushdown {

    private final RelationMetadata table;
    private final RestrictionParser parser;
    private final boolean hasStatics;
    private final int maxKeys;

    /**
     * Makes the rules for a table.
     *
     * @param table the table's metadata
     * @param types how its columns became Spark types
     * @param maxKeys partition keys to look up one by one at most
     */
    public FilterPushdown(RelationMetadata table, TypeMapping types, int maxKeys) {
        this.table = table;
        this.parser = new RestrictionParser(table, types);
        this.hasStatics = TypeMapping.hasStatics(table);
        this.maxKeys = maxKeys;
    }

    /**
     * Shares predicates.
     *
     * @param predicates the query's predicates, all of which rows have to meet
     * @return who checks what
     */
    public PushedFilters push(List<Predicate> predicates) {
        Map<Predicate, Restriction> parsed = new LinkedHashMap<>();
        predicates.forEach(
                predicate -> parser.parse(predicate).ifPresent(restriction -> parsed.put(predicate, restriction)));
        Set<Predicate> taken = new LinkedHashSet<>();

        Optional<KeySet> keys = keys(parsed, taken);
        List<Clause> clauses = keys.isPresent() ? clusteringClauses(parsed, taken) : List.of();
        takeNotNulls(parsed, taken, !clauses.isEmpty());

        List<Predicate> left = predicates.stream()
                .filter(predicate -> !taken.contains(predicate))
                .toList();
        return new PushedFilters(List.copyOf(taken), left, keys, clauses);
    }

    private Optional<KeySet> keys(Map<Predicate, Restriction> parsed, Set<Predicate> taken) {
        List<List<byte[]>> values = new ArrayList<>();
        Set<Predicate> used = new LinkedHashSet<>();
        long size = 1;
        for (ColumnMetadata column : table.getPartitionKey()) {
            Optional<Map.Entry<Predicate, Restriction>> entry = oneOf(parsed, column);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            used.add(entry.get().getKey());
            values.add(((OneOf) entry.get().getValue()).values());
            size *= values.get(values.size() - 1).size();
            if (size > maxKeys) {
                return Optional.empty();
            }
        }
        taken.addAll(used);
        return Optional.of(new KeySet(values));
    }

    private List<Clause> clusteringClauses(Map<Predicate, Restriction> parsed, Set<Predicate> taken) {
        List<Clause> clauses = new ArrayList<>();
        for (ColumnMetadata column : table.getClusteringColumns().keySet()) {
            String name = column.getName().asCql(false);
            Optional<Map.Entry<Predicate, Restriction>> entry = oneOf(parsed, column);
            if (entry.isEmpty()) {
                addBounds(parsed, column, clauses, taken);
                break;
            }
            List<byte[]> values = ((OneOf) entry.get().getValue()).values();
            clauses.add(
                    values.size() == 1
                            ? new Clause(name + " = ?", values.get(0))
                            : new Clause(name + " IN ?", list(values)));
            taken.add(entry.get().getKey());
        }
        return clauses;
    }

    /** At most one lower and one upper bound: CQL takes no more on a column. */
    private static void addBounds(
            Map<Predicate, Restriction> parsed, ColumnMetadata column, List<Clause> clauses, Set<Predicate> taken) {
        boolean lower = false;
        boolean upper = false;
        for (Map.Entry<Predicate, Restriction> entry : parsed.entrySet()) {
            if (entry.getValue() instanceof Bound bound && isOn(bound, column) && !(bound.isLower() ? lower : upper)) {
                lower |= bound.isLower();
                upper |= !bound.isLower();
                clauses.add(new Clause(column.getName().asCql(false) + " " + bound.operator() + " ?", bound.value()));
                taken.add(entry.getKey());
            }
        }
    }

    /** Key columns always have a value, but for clustering columns of partitions that hold static columns alone; those never meet a restriction. */
    private void takeNotNulls(Map<Predicate, Restriction> parsed, Set<Predicate> taken, boolean clusteringRestricted) {
        parsed.forEach((predicate, restriction) -> {
            if (restriction instanceof NotNull) {
                boolean always = table.getPartitionKey().stream().anyMatch(column -> isOn(restriction, column));
                boolean here =
                        table.getClusteringColumns().keySet().stream().anyMatch(column -> isOn(restriction, column))
                                && (!hasStatics || clusteringRestricted);
                if (always || here) {
                    taken.add(predicate);
                }
            }
        });
    }

    private static Optional<Map.Entry<Predicate, Restriction>> oneOf(
            Map<Predicate, Restriction> parsed, ColumnMetadata column) {
        return parsed.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof OneOf && isOn(entry.getValue(), column))
                .findFirst();
    }

    private static boolean isOn(Restriction restriction, ColumnMetadata column) {
        return restriction.column().equals(column.getName().asInternal());
    }

    /** A list value: the number of items, then each behind its length. */
    private static byte[] list(List<byte[]> values) {
        int size = Integer.BYTES;
        for (byte[] value : values) {
            size += Integer.BYTES + value.length;
        }
        ByteBuffer list = ByteBuffer.allocate(size).putInt(values.size());
        values.forEach(value -> list.putInt(value.length).put(value));
        return list.array();
    }
}
