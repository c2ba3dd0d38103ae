package dev.scamander.spark.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/**
 * How the predicates of a query are shared between Cassandra and Spark.
 *
 * @param taken predicates that Cassandra answers, exactly
 * @param left predicates that Spark still has to check
 * @param keys the partitions to read; empty if the predicates leave all of them
 * @param clauses further restrictions of the query
 * @param constants columns that have one value in all rows that one query gives of one partition
 * @param filtering whether the query needs ALLOW FILTERING
 */
public record PushedFilters(
        List<Predicate> taken,
        List<Predicate> left,
        Optional<KeySet> keys,
        List<Clause> clauses,
        Set<String> constants,
        boolean filtering) {

    /** Copies the collections. */
    public PushedFilters {
        taken = List.copyOf(taken);
        left = List.copyOf(left);
        clauses = List.copyOf(clauses);
        constants = Set.copyOf(constants);
    }

    /**
     * Leaves everything to Spark.
     *
     * @param predicates the query's predicates
     * @return none taken, all left
     */
    public static PushedFilters allLeft(List<Predicate> predicates) {
        return new PushedFilters(List.of(), predicates, Optional.empty(), List.of(), Set.of(), false);
    }
}
