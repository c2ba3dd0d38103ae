package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3Token;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.cassandra.ring.WorkUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The query that reads a token range of a table: {@code SELECT ... WHERE token(pk) > ? AND token(pk) <= ?}, with further
 * predicates and a tail ({@code LIMIT}, {@code ALLOW FILTERING}) where the caller has some.
 */
public final class TokenRangeSelect {
    private final String cql;
    private final int firstTokenVariable;
    private final CqlIdentifier keyspace;

    private TokenRangeSelect(CqlIdentifier keyspace, String cql, int firstTokenVariable) {
        this.keyspace = keyspace;
        this.cql = cql;
        this.firstTokenVariable = firstTokenVariable;
    }

    /**
     * A query for some columns.
     *
     * @param partitionKey the columns of the partition key, in order
     * @param columns the columns to select, in order; at least one
     */
    public static TokenRangeSelect of(
            CqlIdentifier keyspace,
            CqlIdentifier table,
            List<CqlIdentifier> partitionKey,
            List<CqlIdentifier> columns) {
        String selectors = columns.stream().map(TokenRangeSelect::quoted).collect(Collectors.joining(", "));
        return ofSelectors(keyspace, table, partitionKey, selectors, List.of(), "");
    }

    /**
     * A query for anything CQL can select.
     *
     * @param selectors the text between SELECT and FROM, quoted by the caller
     * @param predicates further predicates; their bind variables come before the two of the token range
     * @param tail what follows the predicates; its bind variables come after the two of the token range
     */
    public static TokenRangeSelect ofSelectors(
            CqlIdentifier keyspace,
            CqlIdentifier table,
            List<CqlIdentifier> partitionKey,
            String selectors,
            List<String> predicates,
            String tail) {
        Objects.requireNonNull(tail, "tail");
        if (partitionKey.isEmpty() || selectors.isBlank()) {
            throw new IllegalArgumentException("a token range query needs the partition key and something to select");
        }
        String token =
                partitionKey.stream().map(TokenRangeSelect::quoted).collect(Collectors.joining(", ", "token(", ")"));
        StringBuilder cql = new StringBuilder("SELECT ")
                .append(selectors)
                .append(" FROM ")
                .append(quoted(keyspace))
                .append('.')
                .append(quoted(table))
                .append(" WHERE ");
        predicates.forEach(predicate -> cql.append(predicate).append(" AND "));
        int variables =
                predicates.stream().mapToInt(TokenRangeSelect::variables).sum();
        cql.append(token).append(" > ? AND ").append(token).append(" <= ?");
        if (!tail.isBlank()) {
            cql.append(' ').append(tail.strip());
        }
        return new TokenRangeSelect(keyspace, cql.toString(), variables);
    }

    /** The text to prepare. */
    public String cql() {
        return cql;
    }

    /** The number of the first of the two token variables, after those of the predicates. */
    public int firstTokenVariable() {
        return firstTokenVariable;
    }

    /** The statement for one range, routed to a replica of it. */
    public BoundStatement bind(PreparedStatement prepared, TokenRange range) {
        return prepared.boundStatementBuilder()
                .setLong(firstTokenVariable, range.start())
                .setLong(firstTokenVariable + 1, range.end())
                .setRoutingKeyspace(keyspace)
                .setRoutingToken(new Murmur3Token(range.end()))
                .build();
    }

    /** The statements for the ranges of a unit, in ring order. */
    public List<BoundStatement> bind(PreparedStatement prepared, WorkUnit unit) {
        return unit.ranges().stream().map(range -> bind(prepared, range)).toList();
    }

    private static String quoted(CqlIdentifier identifier) {
        return identifier.asCql(true);
    }

    /** Counts question marks outside of quoted names and literals. */
    private static int variables(String predicate) {
        int count = 0;
        char quote = 0;
        for (int i = 0; i < predicate.length(); i++) {
            char c = predicate.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '?') {
                count++;
            }
        }
        return count;
    }
}
