package dev.scamander.cassandra.write;

import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.retry.ErrorClass;
import dev.scamander.cassandra.write.WriteFailure.Kind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees a request through: sends it, tries again what may pass, takes apart what is refused, acknowledges row by row. */
final class RequestRunner {
    private static final Logger LOG = LoggerFactory.getLogger(RequestRunner.class);

    /** How often a row is tried that one node after the other fails to digest, while they take others. */
    private static final int SUSPECT_ATTEMPTS = 4;

    private final WriteEngine engine;
    private final WriteSettings settings;
    private final WriteMetrics metrics;
    private final RequestSender sender;
    private final Backoff backoff;

    RequestRunner(WriteEngine engine, WriteSettings settings, WriteMetrics metrics, RequestSender sender) {
        this.engine = engine;
        this.settings = settings;
        this.metrics = metrics;
        this.sender = sender;
        this.backoff = new Backoff(settings.backoffInitial(), settings.backoffMaximum(), settings.retryDeadline());
    }

    /** Begins a request, or a part of one that was taken apart. */
    void begin(Request request) {
        request.failures = 0;
        request.firstAttemptNanos = System.nanoTime();
        request.successesBefore = metrics.written.sum();
        attempt(request);
    }

    private void attempt(Request request) {
        List<Operation> operations = engine.guarded(request::current);
        if (operations == null) {
            return;
        }
        long sent = System.nanoTime();
        CompletableFuture<?> answer;
        try {
            answer = sender.send(operations).toCompletableFuture();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        request.answer = answer;
        answer.whenComplete((result, error) -> {
            if (error == null) {
                metrics.latencies.record((System.nanoTime() - sent) / 1000);
                settle(request, null);
            } else {
                failed(request, error);
            }
        });
    }

    private void failed(Request request, Throwable error) {
        List<Operation> operations = engine.guarded(request::current);
        if (operations == null) {
            return;
        }
        WriteTarget target = operations.get(0).target();
        ErrorClass kind = ErrorClass.of(error);
        WriteFailure over = engine.over();
        if (over != null && over.kind() == Kind.FATAL) {
            settle(request, over);
            return;
        }
        switch (kind) {
            case NOT_APPLIED -> retry(request, target, error);
            case AMBIGUOUS -> {
                if (!target.idempotent() && settings.counterTimeout() == WriteSettings.CounterTimeout.FAIL) {
                    settle(request, failure(Kind.UNKNOWN_OUTCOME, target, "the outcome is not known", error));
                } else {
                    retry(request, target, error);
                }
            }
            case DATA -> {
                if (!splitAndGoOn(request)) {
                    settle(request, failure(Kind.DATA, target, "Cassandra refused the row", error));
                }
            }
            case SUSPECT -> suspect(request, target, error);
            case FATAL -> {
                WriteFailure failure = failure(Kind.FATAL, target, "nothing can be written", error);
                List<Operation> waiting = engine.end(failure);
                settle(request, failure);
                fail(waiting, failure);
            }
        }
    }

    /** Counters may have been counted by a replica that then failed: taking them apart repeats them, as a retry would. */
    private void suspect(Request request, WriteTarget target, Throwable error) {
        if (!target.idempotent() && settings.counterTimeout() == WriteSettings.CounterTimeout.FAIL) {
            settle(request, failure(Kind.UNKNOWN_OUTCOME, target, "the outcome is not known", error));
            return;
        }
        if (request.failures > 0 && splitAndGoOn(request)) {
            return;
        }
        boolean takesOthers = metrics.written.sum() > request.successesBefore;
        if (request.failures + 1 >= SUSPECT_ATTEMPTS && takesOthers) {
            settle(request, failure(Kind.DATA, target, "Cassandra fails on this row but takes others", error));
        } else {
            retry(request, target, error);
        }
    }

    private boolean splitAndGoOn(Request request) {
        Boolean split = engine.guarded(() -> request.current() != null && request.split());
        if (split) {
            metrics.splits.increment();
            begin(request);
        }
        return split;
    }

    private void retry(Request request, WriteTarget target, Throwable error) {
        request.failures++;
        long pause = backoff.pauseNanos(request.failures, System.nanoTime() - request.firstAttemptNanos);
        if (pause == Backoff.NO_MORE) {
            String after = "not acknowledged after " + request.failures + " attempts in " + settings.retryDeadline();
            settle(request, failure(Kind.EXHAUSTED, target, after, error));
            return;
        }
        if (Backoff.isTold(request.failures)) {
            LOG.warn(
                    "write to {} failed, attempt {}, next in {} ms: {}",
                    target.write().qualifiedTable(),
                    request.failures,
                    TimeUnit.NANOSECONDS.toMillis(pause),
                    ErrorClass.describe(error));
        }
        metrics.retries.increment();
        CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(() -> attempt(request));
    }

    private static WriteFailure failure(Kind kind, WriteTarget target, String what, Throwable error) {
        return new WriteFailure(
                kind,
                target.write().qualifiedTable() + ": " + what + ": " + ErrorClass.describe(error),
                ErrorClass.unwrap(error));
    }

    /** Acknowledges what is under way and goes on to what is left of the request. */
    private void settle(Request request, WriteFailure failure) {
        List<Operation> done = engine.guarded(request::claim);
        if (done == null) {
            return;
        }
        acknowledge(done, failure);
        if (engine.advance(request)) {
            begin(request);
        } else {
            engine.drain();
        }
    }

    /** Reports operations as failed that are not under way. */
    void fail(List<Operation> operations, WriteFailure failure) {
        if (!operations.isEmpty()) {
            acknowledge(operations, failure);
        }
    }

    /** Reports a row that was never sent. */
    void refuse(WriteTarget target, Acknowledgement acknowledgement, String flaw) {
        metrics.failed.increment();
        tell(acknowledgement, new WriteFailure(Kind.DATA, target.write().qualifiedTable() + ": " + flaw, null));
    }

    private void acknowledge(List<Operation> operations, WriteFailure failure) {
        int rows = 0;
        long bytes = 0;
        for (Operation operation : operations) {
            for (Operation row = operation; row != null; row = row.nextRow()) {
                rows++;
                bytes += row.bytes();
                tell(row.acknowledgement(), failure);
            }
        }
        (failure == null ? metrics.written : metrics.failed).add(rows);
        engine.settled(rows, bytes);
    }

    private static void tell(Acknowledgement acknowledgement, WriteFailure failure) {
        try {
            if (failure == null) {
                acknowledgement.written();
            } else {
                acknowledgement.failed(failure);
            }
        } catch (RuntimeException e) {
            LOG.error("an acknowledgement threw; the row's fate stands", e);
        }
    }
}
