package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.retry.ErrorClass;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Reads that are tried again while the cluster does not answer.
 *
 * @param session stays the caller's to close
 * @param backoff when to try again
 */
record PatientReads(CqlSession session, Backoff backoff) {

    /** Completes with the answer, or with the driver's error when no further try is to be made. */
    CompletionStage<AsyncResultSet> execute(Statement<?> statement) {
        CompletableFuture<AsyncResultSet> answer = new CompletableFuture<>();
        attempt(statement, answer, System.nanoTime(), 0);
        return answer;
    }

    private void attempt(Statement<?> statement, CompletableFuture<AsyncResultSet> answer, long since, int failures) {
        ask(statement).whenComplete((rows, error) -> {
            if (error == null) {
                answer.complete(rows);
                return;
            }
            ErrorClass kind = ErrorClass.of(error);
            long pause = kind.passes() || kind == ErrorClass.SUSPECT
                    ? backoff.pauseNanos(failures + 1, System.nanoTime() - since)
                    : Backoff.NO_MORE;
            if (pause == Backoff.NO_MORE) {
                answer.completeExceptionally(ErrorClass.unwrap(error));
            } else {
                CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS)
                        .execute(() -> attempt(statement, answer, since, failures + 1));
            }
        });
    }

    private CompletionStage<AsyncResultSet> ask(Statement<?> statement) {
        try {
            return session.executeAsync(statement);
        } catch (RuntimeException e) {
            // a closed session does not answer with a stage
            return CompletableFuture.failedFuture(e);
        }
    }
}
