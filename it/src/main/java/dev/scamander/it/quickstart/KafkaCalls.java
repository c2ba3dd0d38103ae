package dev.scamander.it.quickstart;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what Kafka's clients answer later. */
final class KafkaCalls {
    private static final int SECONDS = 60;

    private KafkaCalls() {}

    static <T> T get(Future<T> answer) {
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new QuickstartException("Kafka answers: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new QuickstartException("Kafka has not answered for " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QuickstartException("interrupted while waiting for Kafka", e);
        }
    }
}
