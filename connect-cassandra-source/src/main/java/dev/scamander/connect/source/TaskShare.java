package dev.scamander.connect.source;

import dev.scamander.connect.source.config.SourceConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which of the units are one task's: of all units in a row, every n-th for n tasks, so that no task has a whole table more
 * than another.
 *
 * @param task which task, from 0
 * @param of how many tasks there are
 */
record TaskShare(int task, int of) {
    private static final String TASK = SourceConfig.TASK_PREFIX + "number";
    private static final String TASKS = SourceConfig.TASK_PREFIX + "count";

    /** The shares of all tasks; no more of them than there are units. */
    static List<TaskShare> shares(SourceConfig config, int maxTasks) {
        int tasks = Math.min(maxTasks, config.tables().size() * config.snapshotUnits());
        return IntStream.range(0, tasks)
                .mapToObj(task -> new TaskShare(task, tasks))
                .toList();
    }

    /** Reads what {@link #in} wrote. */
    static TaskShare of(Map<String, String> taskProperties) {
        return new TaskShare(Integer.parseInt(taskProperties.get(TASK)), Integer.parseInt(taskProperties.get(TASKS)));
    }

    /** The task's configuration: the connector's, and this share. */
    Map<String, String> in(Map<String, String> connectorProperties) {
        Map<String, String> properties = new HashMap<>(connectorProperties);
        properties.put(TASK, Integer.toString(task));
        properties.put(TASKS, Integer.toString(of));
        return properties;
    }

    /** The units of this share. */
    List<SnapshotUnit> units(SourceConfig config) {
        List<SnapshotUnit> all = config.tables().stream()
                .flatMap(table -> SnapshotUnit.of(table, config.snapshotUnits()).stream())
                .toList();
        return Stream.iterate(task, unit -> unit < all.size(), unit -> unit + of)
                .map(all::get)
                .toList();
    }
}
