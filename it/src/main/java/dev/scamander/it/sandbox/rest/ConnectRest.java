package dev.scamander.it.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scamander.it.sandbox.SandboxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Speaks to a group of Connect workers: to the first one that takes the connection. Requests that meet a rebalance (409)
 * are sent again until it is over.
 */
public final class ConnectRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration REBALANCE = Duration.ofSeconds(60);
    private static final int CONFLICT = 409;

    private final List<URI> workers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * A client.
     *
     * @param workers the workers' addresses, {@code http://host:port}
     */
    public ConnectRest(List<URI> workers) {
        this.workers = List.copyOf(workers);
    }

    /** {@code GET /connector-plugins}, all kinds of plugins. */
    public List<ConnectorPlugin> plugins() {
        return StreamSupport.stream(
                        get("/connector-plugins?connectorsOnly=false").spliterator(), false)
                .map(plugin -> new ConnectorPlugin(
                        plugin.path("class").asText(),
                        plugin.path("type").asText(),
                        plugin.path("version").asText(null)))
                .toList();
    }

    /** Creates or changes a connector: {@code PUT /connectors/<name>/config}. */
    public void put(String connector, Map<String, String> config) {
        send("PUT", "/connectors/" + connector + "/config", JSON.valueToTree(config));
    }

    /** Creates a connector from a file as users POST it: {@code {"name": ..., "config": {...}}}. */
    public void post(Path file) {
        try {
            post(JSON.readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the connector config " + file, e);
        }
    }

    /** Creates a connector: {@code POST /connectors}. */
    public void post(JsonNode nameAndConfig) {
        send("POST", "/connectors", nameAndConfig);
    }

    /** What the worker says of a config: {@code PUT /connector-plugins/<class>/config/validate}. */
    public JsonNode validate(String connectorClass, Map<String, String> config) {
        return send("PUT", "/connector-plugins/" + connectorClass + "/config/validate", JSON.valueToTree(config));
    }

    /** {@code GET /connectors/<name>/status}. */
    public ConnectorStatus status(String connector) {
        return ConnectorStatus.of(get("/connectors/" + connector + "/status"));
    }

    /** {@code DELETE /connectors/<name>}. */
    public void delete(String connector) {
        send("DELETE", "/connectors/" + connector, null);
    }

    /** {@code POST /connectors/<name>/restart?includeTasks=true}. */
    public void restart(String connector) {
        send("POST", "/connectors/" + connector + "/restart?includeTasks=true", null);
    }

    /** {@code PUT /connectors/<name>/stop}: gives up its tasks and keeps its offsets. */
    public void stop(String connector) {
        send("PUT", "/connectors/" + connector + "/stop", null);
    }

    /** {@code PUT /connectors/<name>/resume}. */
    public void resume(String connector) {
        send("PUT", "/connectors/" + connector + "/resume", null);
    }

    /** {@code GET /connectors/<name>/offsets}. */
    public JsonNode offsets(String connector) {
        return get("/connectors/" + connector + "/offsets");
    }

    /**
     * Waits until a connector and all its tasks run.
     *
     * @param tasks how many tasks it must have
     * @throws SandboxException when the time is up, or at once when something has failed; the message has the traces
     */
    public void awaitRunning(String connector, int tasks, Duration timeout) {
        ConnectorStatus[] last = new ConnectorStatus[1];
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(timeout)
                    .until(() -> {
                        last[0] = statusIfKnown(connector);
                        return last[0] != null && (last[0].hasFailed() || last[0].isRunning(tasks));
                    });
        } catch (ConditionTimeoutException e) {
            throw new SandboxException(
                    "Connector " + connector + " does not run with " + tasks + " task(s) after " + timeout.toSeconds()
                            + " s: " + last[0],
                    e);
        }
        if (last[0].hasFailed()) {
            throw new SandboxException("Connector " + connector + " has failed: " + last[0].traces());
        }
    }

    /** Any GET; the answer as JSON. */
    public JsonNode get(String path) {
        return send("GET", path, null);
    }

    /**
     * Any request.
     *
     * @param method the HTTP method
     * @param path path and query
     * @param body the JSON to send, or null
     * @return the answer, a missing node when it is empty
     * @throws ConnectRestException when the worker refuses
     */
    public JsonNode send(String method, String path, JsonNode body) {
        HttpResponse<String> response = Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .atMost(REBALANCE)
                .until(() -> sendOnce(method, path, body), answer -> !isRebalancing(answer));
        if (response.statusCode() / 100 != 2) {
            throw new ConnectRestException(method + " " + path, response.statusCode(), response.body());
        }
        try {
            return response.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " was answered with no JSON: " + response.body(), e);
        }
    }

    private ConnectorStatus statusIfKnown(String connector) {
        try {
            return status(connector);
        } catch (ConnectRestException e) {
            // A new connector has no status until a worker has started it.
            if (e.status() == 404) {
                return null;
            }
            throw e;
        }
    }

    /** A conflict also says 'this name is taken', which no patience resolves. */
    private static boolean isRebalancing(HttpResponse<String> answer) {
        return answer.statusCode() == CONFLICT && answer.body().contains("rebalance");
    }

    private HttpResponse<String> sendOnce(String method, String path, JsonNode body) {
        IOException refused = null;
        for (URI worker : workers) {
            HttpRequest request = HttpRequest.newBuilder(worker.resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (ConnectException e) {
                refused = e;
            } catch (IOException e) {
                throw new UncheckedIOException(method + " " + request.uri(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SandboxException("Interrupted in " + method + " " + request.uri(), e);
            }
        }
        throw new UncheckedIOException("No Connect worker of " + workers + " takes a connection", refused);
    }
}
