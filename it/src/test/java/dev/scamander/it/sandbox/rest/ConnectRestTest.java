package dev.scamander.it.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpServer;
import dev.scamander.it.sandbox.SandboxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectRestTest {
    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer worker;
    private ConnectRest rest;

    @BeforeEach
    void start() throws IOException {
        worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        worker.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).trim());
            Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        worker.start();
        rest = new ConnectRest(List.of(address(worker)));
    }

    @AfterEach
    void stop() {
        worker.stop(0);
    }

    @Test
    void rebalanceIsWaitedFor() {
        answers.add(
                new Answer(
                        409,
                        "{\"message\":\"Cannot complete request momentarily due to a stale"
                                + " configuration (typically caused by a concurrent config change) or rebalance in process\"}"));
        answers.add(new Answer(201, "{}"));

        rest.put("orders", Map.of("topics", "orders"));

        assertThat(requests)
                .containsExactly(
                        "PUT /connectors/orders/config {\"topics\":\"orders\"}",
                        "PUT /connectors/orders/config {\"topics\":\"orders\"}");
    }

    @Test
    void refusalIsToldWithTheWorkersReason() {
        answers.add(new Answer(409, "{\"message\":\"Connector orders already exists\"}"));

        assertThatThrownBy(() -> rest.post(NullNode.getInstance()))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("POST /connectors was answered with 409")
                .hasMessageContaining("already exists");
        assertThat(requests).hasSize(1);
    }

    @Test
    void emptyAnswerIsNoError() {
        answers.add(new Answer(204, ""));

        assertThatCode(() -> rest.delete("orders")).doesNotThrowAnyException();
    }

    @Test
    void runningIsAwaitedThroughTheFirstMoments() {
        answers.add(new Answer(404, "{\"message\":\"No status found for connector orders\"}"));
        answers.add(new Answer(200, status("RUNNING", "UNASSIGNED")));
        answers.add(new Answer(200, status("RUNNING", "RUNNING")));

        rest.awaitRunning("orders", 1, Duration.ofSeconds(30));

        assertThat(requests).hasSize(3);
    }

    @Test
    void failureIsToldAtOnceWithItsTrace() {
        answers.add(new Answer(200, status("RUNNING", "FAILED")));

        assertThatThrownBy(() -> rest.awaitRunning("orders", 1, Duration.ofSeconds(30)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("orders has failed")
                .hasMessageContaining("no such table");
    }

    @Test
    void deadWorkerIsPassedOver() throws IOException {
        URI dead;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
        answers.add(new Answer(200, "[{\"class\":\"a.B\",\"type\":\"sink\",\"version\":\"1\"}]"));

        assertThat(new ConnectRest(List.of(dead, address(worker))).plugins())
                .containsExactly(new ConnectorPlugin("a.B", "sink", "1"));
    }

    private static String status(String connector, String task) {
        return "{\"connector\":{\"state\":\"" + connector + "\"},\"tasks\":[{\"id\":0,\"state\":\"" + task
                + "\",\"worker_id\":\"127.0.0.1:1\",\"trace\":\"no such table\"}]}";
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
