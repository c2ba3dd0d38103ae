package dev.scamander.cassandra.ring;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code system.size_estimates}. Each node knows the estimates of its own primary ranges alone, so that many are asked; what
 * cannot be had is left out, since a plan without estimates is still a plan.
 */
final class TableEstimates {
    private static final Logger LOG = LoggerFactory.getLogger(TableEstimates.class);

    /** Nodes asked at most; the rest of the ring is assumed to be like theirs. */
    private static final int MAX_NODES = 64;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private TableEstimates() {}

    static List<SizeEstimate> read(CqlSession session, CqlIdentifier keyspace, CqlIdentifier table) {
        List<CompletableFuture<List<SizeEstimate>>> answers = new ArrayList<>();
        for (Node node : sample(session)) {
            SimpleStatement statement = SimpleStatement.builder(
                            "SELECT range_start, range_end, partitions_count, mean_partition_size"
                                    + " FROM system.size_estimates WHERE keyspace_name = ? AND table_name = ?")
                    .addPositionalValues(keyspace.asInternal(), table.asInternal())
                    .setNode(node)
                    .setTimeout(TIMEOUT)
                    .setIdempotence(true)
                    .build();
            List<SizeEstimate> estimates = new ArrayList<>();
            answers.add(session.executeAsync(statement)
                    .thenCompose(page -> collect(page, estimates))
                    .exceptionally(error -> {
                        LOG.debug("no size estimates from {}", node, error);
                        return List.of();
                    })
                    .toCompletableFuture());
        }
        List<SizeEstimate> all = new ArrayList<>();
        answers.forEach(answer -> all.addAll(answer.join()));
        return all;
    }

    private static List<Node> sample(CqlSession session) {
        List<Node> near = session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getDistance() == NodeDistance.LOCAL && node.getState() != NodeState.DOWN)
                .sorted(Comparator.comparing(node -> node.getEndPoint().toString()))
                .toList();
        if (near.size() <= MAX_NODES) {
            return near;
        }
        List<Node> sample = new ArrayList<>();
        for (int i = 0; i < MAX_NODES; i++) {
            sample.add(near.get((int) ((long) i * near.size() / MAX_NODES)));
        }
        return sample;
    }

    private static CompletionStage<List<SizeEstimate>> collect(AsyncResultSet page, List<SizeEstimate> estimates) {
        page.currentPage().forEach(row -> add(row, estimates));
        return page.hasMorePages()
                ? page.fetchNextPage().thenCompose(next -> collect(next, estimates))
                : CompletableFuture.completedFuture(estimates);
    }

    private static void add(Row row, List<SizeEstimate> estimates) {
        long start = Long.parseLong(row.getString(0));
        long end = Long.parseLong(row.getString(1));
        long partitions = row.getLong(2);
        long bytes = BigInteger.valueOf(partitions)
                .multiply(BigInteger.valueOf(row.getLong(3)))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
        estimates.addAll(unwrapped(start, end, partitions, bytes));
    }

    /** A range across the end of the ring counts by the width of its two parts. */
    static List<SizeEstimate> unwrapped(long start, long end, long partitions, long bytes) {
        List<TokenRange> ranges = TokenRange.unwrapped(start, end);
        double width = ranges.stream().mapToDouble(TokenRange::width).sum();
        return ranges.stream()
                .map(range -> new SizeEstimate(
                        range,
                        Math.round(partitions * (range.width() / width)),
                        Math.round(bytes * (range.width() / width))))
                .toList();
    }
}
