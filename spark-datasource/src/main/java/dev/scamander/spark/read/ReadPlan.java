package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.spark.filter.Clause;
import dev.scamander.spark.option.ReadOptions;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * What every task of a scan asks of Cassandra.
 *
 * @param options the read's options
 * @param keyspace name of the keyspace as the server has it
 * @param table name of the table as the server has it
 * @param partitionKey names of the partition key's columns, in order
 * @param selectors what is selected, as CQL text; the first of them are the schema's fields, in order
 * @param schema the fields of the rows that Spark receives
 * @param emptySums for each field the number of the selector that counts what it sums, or -1; empty if nothing is summed
 * @param clauses restrictions of the query
 * @param filtering whether the query needs ALLOW FILTERING
 * @param tail what groups, orders and limits the rows of each query, such as {@code PER PARTITION LIMIT 10}; may be empty
 * @param limit rows that a task gives at most; 0 for no limit
 * @param wholeRows whether the schema's fields are all columns of the table and nothing else
 * @param aggregated whether rows are results of aggregation, each of which the server reads many rows for
 */
record ReadPlan(
        ReadOptions options,
        String keyspace,
        String table,
        List<String> partitionKey,
        List<String> selectors,
        StructType schema,
        List<Integer> emptySums,
        List<Clause> clauses,
        boolean filtering,
        String tail,
        int limit,
        boolean wholeRows,
        boolean aggregated)
        implements Serializable {

    private static final String WILDCARD = "*";

    ReadPlan {
        partitionKey = List.copyOf(partitionKey);
        selectors = List.copyOf(selectors);
        emptySums = List.copyOf(emptySums);
        clauses = List.copyOf(clauses);
    }

    /**
     * The same, asking for all columns without naming them if that gives the same ones: servers look up every cell's column among those
     * that a query names, at a tenth of its cost. Rows then have the columns in an order of the server's.
     */
    ReadPlan asWildcard() {
        return new ReadPlan(
                options,
                keyspace,
                table,
                partitionKey,
                wholeRows ? List.of(WILDCARD) : selectors,
                schema,
                emptySums,
                clauses,
                filtering,
                tail,
                limit,
                wholeRows,
                aggregated);
    }

    /** Whether columns come in an order of the server's. */
    boolean isWildcard() {
        return selectors.equals(List.of(WILDCARD));
    }

    /** The query of one partition: the variables of its key first, then those of the clauses, then the limit's if there is one. */
    String keyQuery() {
        String keys = partitionKey.stream().map(name -> quoted(name) + " = ?").collect(Collectors.joining(" AND "));
        return query(keys);
    }

    /** The query of a token range: the variables of its start (exclusive) and end first, then as {@link #keyQuery()}. */
    String rangeQuery() {
        String token = partitionKey.stream().map(ReadPlan::quoted).collect(Collectors.joining(", ", "token(", ")"));
        return query(token + " > ? AND " + token + " <= ?");
    }

    /** The query of a whole table that each node has for itself: the variables of the clauses, then the limit's if there is one. */
    String wholeQuery() {
        return query("");
    }

    private String query(String where) {
        String restrictions = Stream.concat(
                        where.isEmpty() ? Stream.empty() : Stream.of(where),
                        clauses.stream().map(Clause::cql))
                .collect(Collectors.joining(" AND "));
        return "SELECT " + String.join(", ", selectors) + " FROM " + quoted(keyspace) + "." + quoted(table)
                + (restrictions.isEmpty() ? "" : " WHERE " + restrictions)
                + (tail.isEmpty() ? "" : " " + tail)
                + (limit > 0 ? " LIMIT ?" : "")
                + (filtering ? " ALLOW FILTERING" : "");
    }

    /** A name as Spark's parser of column names wants it. */
    static String quotedForSpark(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String quoted(String name) {
        return CqlIdentifier.fromInternal(name).asCql(false);
    }
}
