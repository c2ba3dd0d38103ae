package dev.scamander.connect.source;

import dev.scamander.connect.source.config.SourceConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which of the units are one task's: of each table every n-th for n tasks, so that no task has a whole table more than
 * another. Each task begins in another part of the ring, so that tasks which advance side by side do not ask the same node.
 *
 * @param task which task, from 0
 * @param of how many tasks there are
 */
record TaskShare(int task, int of) {
    private static final String TASK = SourceConfig.TASK_PREFIX + "number";
    private static final String TASKS = SourceConfig.TASK_PREFIX + "count";

    /** The shares of all tasks; no more of them than there are units. */
    static List<TaskShare> shares(SourceConfig config, int maxTasks) {
        int tasks = Math.min(maxTasks, config.tables().named().size() * config.snapshotUnits());
        return IntStream.range(0, tasks)
                .mapToObj(task -> new TaskShare(task, tasks))
                .toList();
    }

    /** Reads what {@link #in} wrote. */
    static TaskShare of(Map<String, String> taskProperties) {
        return new TaskShare(Integer.parseInt(taskProperties.get(TASK)), Integer.parseInt(taskProperties.get(TASKS)));
    }

    /**
     * The task's configuration: the connector's, the tables that its patterns turned out to mean, and this share.
     *
     * @param config the connector's configuration with its tables found
     */
    Map<String, String> in(Map<String, String> connectorProperties, SourceConfig config) {
        Map<String, String> properties = new HashMap<>(connectorProperties);
        properties.put(
                "tables", config.tables().named().stream().map(Object::toString).collect(Collectors.joining(",")));
        properties.put(TASK, Integer.toString(task));
        properties.put(TASKS, Integer.toString(of));
        return properties;
    }

    /** The units of this share, in the order in which to read them. */
    List<SnapshotUnit> units(SourceConfig config) {
        List<SnapshotUnit> all = config.tables().named().stream()
                .flatMap(table -> SnapshotUnit.of(table, config.snapshotUnits()).stream())
                .toList();
        List<SnapshotUnit> own = IntStream.iterate(task, unit -> unit < all.size(), unit -> unit + of)
                .mapToObj(all::get)
                .toList();
        int first = (int) ((long) own.size() * task / of);
        List<SnapshotUnit> ordered = new ArrayList<>(own.subList(first, own.size()));
        ordered.addAll(own.subList(0, first));
        return ordered;
    }
}
