package dev.scamander.it.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The answer of {@code GET /connectors/<name>/status}.
 *
 * @param state the connector's state: {@code RUNNING}, {@code FAILED}, ...
 * @param trace the connector's stack trace when it failed, else empty
 * @param tasks its tasks
 */
public record ConnectorStatus(String state, String trace, List<Task> tasks) {

    /**
     * A task's part of the answer.
     *
     * @param id its number
     * @param state its state
     * @param worker the worker that runs it, {@code host:port}
     * @param trace its stack trace when it failed, else empty
     */
    public record Task(int id, String state, String worker, String trace) {}

    static ConnectorStatus of(JsonNode answer) {
        List<Task> tasks = StreamSupport.stream(answer.path("tasks").spliterator(), false)
                .map(task -> new Task(
                        task.path("id").asInt(),
                        task.path("state").asText(),
                        task.path("worker_id").asText(),
                        task.path("trace").asText("")))
                .toList();
        JsonNode connector = answer.path("connector");
        return new ConnectorStatus(
                connector.path("state").asText(), connector.path("trace").asText(""), tasks);
    }

    /** Whether the connector and exactly that many tasks run. */
    public boolean isRunning(int expectedTasks) {
        return state.equals("RUNNING")
                && tasks.size() == expectedTasks
                && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    /** Whether the connector or any task has failed. */
    public boolean hasFailed() {
        return Stream.concat(Stream.of(state), tasks.stream().map(Task::state)).anyMatch("FAILED"::equals);
    }

    /** The stack traces of whatever failed. */
    public String traces() {
        return String.join(
                "\n",
                Stream.concat(Stream.of(trace), tasks.stream().map(Task::trace))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
