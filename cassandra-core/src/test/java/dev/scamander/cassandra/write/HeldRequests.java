package dev.scamander.cassandra.write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Requests that stay under way until the test answers them. */
final class HeldRequests implements RequestSender {
    /** One request and its answer to be. */
    record Held(List<Operation> operations, CompletableFuture<Void> answer) {}

    private final List<Held> requests = new ArrayList<>();

    @Override
    public synchronized CompletionStage<?> send(List<Operation> operations) {
        Held held = new Held(List.copyOf(operations), new CompletableFuture<>());
        requests.add(held);
        notifyAll();
        return held.answer;
    }

    synchronized int count() {
        return requests.size();
    }

    /** Waits until so many requests were sent in all, and gives the last of them. */
    synchronized Held await(int count) throws InterruptedException {
        while (requests.size() < count) {
            wait();
        }
        return requests.get(count - 1);
    }

    void answer(int number) throws InterruptedException {
        await(number).answer.complete(null);
    }

    void refuse(int number, RuntimeException error) throws InterruptedException {
        await(number).answer.completeExceptionally(error);
    }
}
