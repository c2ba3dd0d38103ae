package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.spark.filter.Clause;
import dev.scamander.spark.option.ReadOptions;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
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
 * @param clauses restrictions inside of partitions
 * @param tail what follows the restrictions, such as {@code LIMIT 10}; may be empty
 */
record ReadPlan(
        ReadOptions options,
        String keyspace,
        String table,
        List<String> partitionKey,
        List<String> selectors,
        StructType schema,
        List<Clause> clauses,
        String tail)
        implements Serializable {

    ReadPlan {
        partitionKey = List.copyOf(partitionKey);
        selectors = List.copyOf(selectors);
        clauses = List.copyOf(clauses);
    }

    /** The query of one partition, its key's variables first. */
    String keyQuery() {
        String keys = partitionKey.stream().map(name -> quoted(name) + " = ?").collect(Collectors.joining(" AND "));
        return select() + " WHERE " + keys + and() + end();
    }

    /** The query of a token range: the variables of its two tokens first, the start exclusive and the end inclusive. */
    String rangeQuery() {
        String token = partitionKey.stream().map(ReadPlan::quoted).collect(Collectors.joining(", ", "token(", ")"));
        return select() + " WHERE " + token + " > ? AND " + token + " <= ?" + and() + end();
    }

    private String select() {
        return "SELECT " + String.join(", ", selectors) + " FROM " + quoted(keyspace) + "." + quoted(table);
    }

    private String and() {
        return clauses.stream().map(clause -> " AND " + clause.cql()).collect(Collectors.joining());
    }

    private String end() {
        return tail.isEmpty() ? "" : " " + tail;
    }

    static String quoted(String name) {
        return CqlIdentifier.fromInternal(name).asCql(false);
    }
}
