package dev.scamander.it.sandbox.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does several things that wait, at the same time. */
public final class Parallel {
    private Parallel() {}

    /**
     * Runs all tasks and returns when all are done, or throws as soon as one fails; the others are interrupted then.
     *
     * @throws RuntimeException the first failure
     */
    public static void run(List<Runnable> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size(), task -> {
            Thread thread = new Thread(task, "sandbox-wait");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletableFuture<Object> failed = new CompletableFuture<>();
            CompletableFuture<?>[] done = tasks.stream()
                    .map(task -> CompletableFuture.runAsync(task, threads).whenComplete((nothing, failure) -> {
                        if (failure != null) {
                            failed.completeExceptionally(failure);
                        }
                    }))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(done)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
