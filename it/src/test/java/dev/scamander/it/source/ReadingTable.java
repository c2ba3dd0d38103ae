package dev.scamander.it.source;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A table of rows that number themselves: wide partitions, a time, a number. */
final class ReadingTable {
    private static final int PARTITIONS = 20;

    private final CqlSession session;
    private final String name;
    private final PreparedStatement insert;

    private ReadingTable(CqlSession session, String name) {
        this.session = session;
        this.name = name;
        this.insert = session.prepare("INSERT INTO " + name + " (id, ts, n, v) VALUES (?, ?, ?, ?)");
    }

    /** A new table whose time is a clustering column, in that order ({@code ASC} or {@code DESC}). */
    static ReadingTable clustered(CqlSession session, String keyspace, String order) {
        String name = keyspace + ".reading";
        session.execute("CREATE TABLE " + name + " (id int, ts timestamp, n int, v text, PRIMARY KEY (id, ts, n))"
                + " WITH CLUSTERING ORDER BY (ts " + order + ", n ASC)");
        return new ReadingTable(session, name);
    }

    /** A new table whose time is an ordinary column with an index. */
    static ReadingTable indexed(CqlSession session, String keyspace) {
        String name = keyspace + ".reading";
        session.execute("CREATE TABLE " + name + " (id int, n int, ts timestamp, v text, PRIMARY KEY (id, n))");
        session.execute("CREATE INDEX ON " + name + " (ts) USING 'sai'");
        return new ReadingTable(session, name);
    }

    String name() {
        return name;
    }

    /** Writes rows of these numbers, all of one time. */
    void fill(int from, int to, Instant time) {
        CompletableFuture.allOf(IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> fill(partition, from, to, time))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private CompletableFuture<Void> fill(int partition, int from, int to, Instant time) {
        CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
        BatchStatementBuilder batch = new BatchStatementBuilder(BatchType.UNLOGGED);
        int first = from + Math.floorMod(partition - from, PARTITIONS);
        for (int n = first; n < to; n += PARTITIONS) {
            batch.addStatement(insert.bind(partition, time, n, "v" + n));
            if (batch.getStatementsCount() == 200 || n + PARTITIONS >= to) {
                var full = batch.build();
                written = written.thenCompose(before ->
                        session.executeAsync(full).thenAccept(result -> {}).toCompletableFuture());
                batch.clearStatements();
            }
        }
        return written;
    }

    /** The number of a record's row. */
    static int number(JsonNode value) {
        return value.get("n").asInt();
    }

    static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
