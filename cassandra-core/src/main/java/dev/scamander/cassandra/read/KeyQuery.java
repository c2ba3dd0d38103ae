package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query that is asked again and again with other keys.
 *
 * @param keyspace the keyspace
 * @param table the table or view
 * @param partitionKey the columns of the partition key, in order
 * @param clustering the first clustering columns as far as keys name them, in order; may be empty
 * @param selectors what is selected, as CQL text; at least one
 * @param predicates further predicates as CQL text; their bind variables come after those of the key
 * @param tail what follows the predicates, such as {@code PER PARTITION LIMIT 3}, without bind variables; may be empty
 */
public record KeyQuery(
        CqlIdentifier keyspace,
        CqlIdentifier table,
        List<CqlIdentifier> partitionKey,
        List<CqlIdentifier> clustering,
        List<String> selectors,
        List<String> predicates,
        String tail)
        implements Serializable {

    /** Copies the lists and checks that there is a key and something to select. */
    public KeyQuery {
        partitionKey = List.copyOf(partitionKey);
        clustering = List.copyOf(clustering);
        selectors = List.copyOf(selectors);
        predicates = List.copyOf(predicates);
        if (partitionKey.isEmpty() || selectors.isEmpty()) {
            throw new IllegalArgumentException("a lookup needs the partition key and something to select");
        }
    }

    /**
     * Whether one request may name several keys: CQL lists values of one column, and neither orders nor limits rows partition by
     * partition but by {@code PER PARTITION LIMIT}.
     */
    boolean takesSeveral() {
        boolean perPartition = tail.isEmpty() || tail.startsWith("PER PARTITION LIMIT");
        return partitionKey.size() == 1 && clustering.isEmpty() && perPartition;
    }

    /** The query of one key: a variable for each of its columns first. */
    String ofOne() {
        return cql(
                selectors,
                Stream.concat(partitionKey.stream(), clustering.stream()).map(column -> column.asCql(false) + " = ?"));
    }

    /** The query of several keys: their list first. Each row ends with its key. */
    String ofSeveral() {
        String key = partitionKey.get(0).asCql(false);
        return cql(Stream.concat(selectors.stream(), Stream.of(key)).toList(), Stream.of(key + " IN ?"));
    }

    private String cql(List<String> selected, Stream<String> restrictions) {
        return "SELECT " + String.join(", ", selected) + " FROM " + keyspace.asCql(false) + "." + table.asCql(false)
                + Stream.concat(restrictions, predicates.stream()).collect(Collectors.joining(" AND ", " WHERE ", ""))
                + (tail.isEmpty() ? "" : " " + tail);
    }
}
