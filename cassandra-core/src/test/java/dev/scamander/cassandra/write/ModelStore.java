package dev.scamander.cassandra.write;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cassandra's rules of which write wins, as plainly as they can be said: every cell keeps its write timestamp, every deletion
 * too, and what is visible is worked out when it is looked at.
 */
final class ModelStore {
    private record Cell(long timestamp, String value, int ttl) {}

    private record Deletion(String keyPrefix, long timestamp) {}

    private static final String MARKER = "";

    private final Map<String, Map<String, Cell>> rows = new TreeMap<>();
    private final List<Deletion> deletions = new ArrayList<>();
    private final Map<String, Map<String, Long>> counters = new TreeMap<>();

    void apply(WriteTarget target, ByteBuffer[] values, long timestamp, int ttl) {
        TargetPlan plan = target.plan;
        String partition = target.write().table() + "|" + text(values, plan.partitionKey());
        String row = partition + "#" + text(values, plan.clustering());
        switch (target.kind()) {
            case COUNTER -> count(target, values, row);
            case DELETE -> {
                if (plan.counterTable()) {
                    counters.keySet().removeIf(key -> key.startsWith(row));
                } else {
                    // A partition's deletion takes its static columns along, which stand at the partition itself.
                    deletions.add(new Deletion(plan.clustering().length == 0 ? partition : row, timestamp));
                }
            }
            case INSERT_IF_NOT_EXISTS -> {
                if (!visible().containsKey(row)) {
                    upsert(target, values, timestamp, ttl, partition, row);
                }
            }
            default -> upsert(target, values, timestamp, ttl, partition, row);
        }
    }

    private void count(WriteTarget target, ByteBuffer[] values, String row) {
        for (int i : target.plan.deltas()) {
            if (values[i] != ProtocolConstants.UNSET_VALUE) {
                counters.computeIfAbsent(row, key -> new TreeMap<>())
                        .merge(target.write().columns().get(i).asInternal(), values[i].getLong(0), Long::sum);
            }
        }
    }

    private void upsert(
            WriteTarget target, ByteBuffer[] values, long timestamp, int ttl, String partition, String row) {
        boolean staticAlone = target.plan.tableHasClustering() && target.plan.clustering().length == 0;
        if (!staticAlone) {
            put(row, MARKER, new Cell(timestamp, MARKER, ttl));
        }
        for (int i = 0; i < values.length; i++) {
            String column = target.write().columns().get(i).asInternal();
            if (values[i] == ProtocolConstants.UNSET_VALUE || isKey(target.plan, i)) {
                continue;
            }
            boolean isStatic = contains(target.plan.statics(), i);
            put(isStatic ? partition : row, column, new Cell(timestamp, text(values[i]), values[i] == null ? -1 : ttl));
        }
    }

    private void put(String row, String column, Cell cell) {
        rows.computeIfAbsent(row, key -> new TreeMap<>())
                .merge(column, cell, (old, young) -> young.timestamp >= old.timestamp ? young : old);
    }

    private static boolean isKey(TargetPlan plan, int index) {
        return contains(plan.partitionKey(), index) || contains(plan.clustering(), index);
    }

    private static boolean contains(int[] indexes, int index) {
        for (int i : indexes) {
            if (i == index) {
                return true;
            }
        }
        return false;
    }

    /** What a reader sees: row, column, value and TTL; and counters. */
    Map<String, Map<String, String>> visible() {
        Map<String, Map<String, String>> seen = new TreeMap<>();
        rows.forEach((row, cells) -> {
            long deleted = deletions.stream()
                    .filter(deletion -> row.startsWith(deletion.keyPrefix))
                    .mapToLong(Deletion::timestamp)
                    .max()
                    .orElse(Long.MIN_VALUE);
            cells.forEach((column, cell) -> {
                if (cell.timestamp > deleted && cell.value != null) {
                    seen.computeIfAbsent(row, key -> new TreeMap<>()).put(column, cell.value + "/" + cell.ttl);
                }
            });
        });
        counters.forEach((row, sums) -> sums.forEach((column, sum) ->
                seen.computeIfAbsent(row, key -> new TreeMap<>()).put(column, sum.toString())));
        return seen;
    }

    private static String text(ByteBuffer[] values, int[] indexes) {
        StringBuilder text = new StringBuilder();
        for (int i : indexes) {
            text.append(text(values[i])).append('|');
        }
        return text.toString();
    }

    static String text(ByteBuffer value) {
        return value == null
                ? null
                : StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }
}
