package dev.scamander.cassandra.read;

import dev.scamander.cassandra.pace.Pace;
import dev.scamander.cassandra.retry.Backoff;
import dev.scamander.cassandra.retry.ErrorClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Keeps pages coming: asks for the next ones before they are wanted, for a bounded number in all, and again where an error
 * passes. Pages are handed out in the order of their requests, or in that of their arrival.
 *
 * <p>All state is guarded by this object's monitor; pages are asked for outside of it, by one thread at a time, so that an
 * answer which is there at once does not nest.
 */
final class PagePrefetch {
    private final PageSource source;
    private final ReadSettings settings;
    private final ReadMetrics metrics;
    private final Backoff backoff;
    private final Pace pace;
    private final ArrayDeque<PageStream> streams = new ArrayDeque<>();
    private int nextRequest;
    private int held;
    private boolean pumping;
    private boolean pumpAgain;
    private boolean closed;
    private ReadException failure;

    /** A page together with the request it answers. */
    record Delivery(int request, Page page) {}

    PagePrefetch(PageSource source, ReadSettings settings, ReadMetrics metrics) {
        this.source = source;
        this.settings = settings;
        this.metrics = metrics;
        this.backoff = new Backoff(settings.backoffInitial(), settings.backoffMaximum(), settings.retryDeadline());
        this.pace = new Pace(settings.rowsPerSecond(), settings.bytesPerSecond(), System::nanoTime);
    }

    /** Begins to ask for pages. */
    void start() {
        pump();
    }

    /**
     * The next page that has rows, or null after the last; waits for it.
     *
     * @throws ReadException when a page could not be read
     * @throws IllegalStateException when closed
     */
    Delivery take() throws InterruptedException {
        Delivery delivery = waitForPage();
        pump();
        return delivery;
    }

    private synchronized Delivery waitForPage() throws InterruptedException {
        long began = 0;
        try {
            while (true) {
                if (closed) {
                    throw new IllegalStateException("the cursor is closed");
                }
                PageStream ready = ready();
                if (ready != null) {
                    held--;
                    return new Delivery(ready.request, ready.pages.poll());
                }
                PageStream head = streams.peek();
                if (failure != null && (head == null || !head.fetching)) {
                    throw failure;
                }
                if (head != null && head.done()) {
                    streams.poll();
                    continue;
                }
                if (head == null && nextRequest == source.requests()) {
                    return null;
                }
                if (head == null || head.canFetch()) {
                    startLater();
                }
                began = began == 0 ? System.nanoTime() : began;
                wait();
            }
        } finally {
            if (began != 0) {
                metrics.waitNanos.add(System.nanoTime() - began);
            }
        }
    }

    /** The request whose next page may be handed out now; null if there is none. */
    private PageStream ready() {
        for (PageStream stream : streams) {
            if (!stream.pages.isEmpty()) {
                return stream;
            }
            if (settings.ordered() && !stream.done()) {
                return null;
            }
        }
        return null;
    }

    /** Whether the last page of every request has arrived. */
    synchronized boolean hasAll() {
        return nextRequest == source.requests() && streams.stream().allMatch(stream -> stream.exhausted);
    }

    /** Asks for pages from another thread: the caller holds the monitor, and asking must not. */
    private void startLater() {
        CompletableFuture.delayedExecutor(0, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(this::pump);
    }

    private void pump() {
        synchronized (this) {
            if (pumping) {
                pumpAgain = true;
                return;
            }
            pumping = true;
        }
        while (true) {
            List<PageStream> wanted;
            synchronized (this) {
                wanted = choose();
                if (wanted.isEmpty()) {
                    if (!pumpAgain) {
                        pumping = false;
                        return;
                    }
                    pumpAgain = false;
                }
            }
            wanted.forEach(stream -> fetchAfter(stream, pacing()));
        }
    }

    private synchronized long pacing() {
        return pace.delayNanos();
    }

    /** The streams to ask for a page now, in the order of requests, as far as the bound allows. */
    private List<PageStream> choose() {
        List<PageStream> wanted = new ArrayList<>();
        if (closed || failure != null) {
            return wanted;
        }
        streams.removeIf(PageStream::done);
        int bound = settings.pagesAhead() + settings.concurrentRequests() - 1;
        for (PageStream stream : streams) {
            boolean starved = stream == streams.peek() && stream.pages.isEmpty();
            if (stream.canFetch() && (held < bound || starved)) {
                begin(stream, wanted);
            }
        }
        while (held < bound
                && streams.size() < settings.concurrentRequests() + lastPageOnly()
                && nextRequest < source.requests()) {
            PageStream stream = new PageStream(nextRequest, source.firstState(nextRequest));
            nextRequest++;
            streams.add(stream);
            metrics.requests.increment();
            begin(stream, wanted);
        }
        return wanted;
    }

    /** A request whose last page has arrived needs the server no more: the next one may begin beside it. */
    private int lastPageOnly() {
        int finished = 0;
        for (PageStream stream : streams) {
            finished += stream.exhausted ? 1 : 0;
        }
        return finished;
    }

    private void begin(PageStream stream, List<PageStream> wanted) {
        stream.fetching = true;
        stream.failures = 0;
        stream.firstAttemptNanos = System.nanoTime();
        held++;
        wanted.add(stream);
    }

    private void fetchAfter(PageStream stream, long delayNanos) {
        if (delayNanos <= 0) {
            fetch(stream);
        } else {
            Executor later = CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS, Runnable::run);
            later.execute(() -> fetch(stream));
        }
    }

    private void fetch(PageStream stream) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        CompletableFuture<Page> answer;
        try {
            answer = source.fetch(stream.request, stream.next).toCompletableFuture();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        boolean late;
        synchronized (this) {
            stream.underWay = answer;
            late = closed;
        }
        if (late) {
            answer.cancel(true);
        }
        answer.whenComplete((page, error) -> {
            if (error == null) {
                arrived(stream, page);
            } else {
                failed(stream, error);
            }
        });
    }

    private void arrived(PageStream stream, Page page) {
        synchronized (this) {
            stream.fetching = false;
            stream.underWay = null;
            if (closed) {
                return;
            }
            metrics.pages.increment();
            metrics.rows.add(page.size());
            metrics.bytes.add(page.bytes());
            pace.passed(page.size(), page.bytes());
            stream.next = page.next();
            stream.exhausted = page.next() == null;
            if (page.size() > 0) {
                stream.pages.add(page);
            } else {
                held--;
            }
            notifyAll();
        }
        pump();
    }

    private void failed(PageStream stream, Throwable error) {
        ErrorClass kind = ErrorClass.of(error);
        long pause = Backoff.NO_MORE;
        synchronized (this) {
            stream.underWay = null;
            if (closed) {
                return;
            }
            // A server error may well be a node in trouble, and another attempt goes to another node.
            boolean passes = kind.passes() || kind == ErrorClass.SUSPECT;
            if (passes && failure == null) {
                pause = backoff.pauseNanos(++stream.failures, System.nanoTime() - stream.firstAttemptNanos);
            }
            if (pause == Backoff.NO_MORE) {
                stream.fetching = false;
                if (failure == null) {
                    failure = explain(stream, error, passes);
                }
                notifyAll();
                return;
            }
            metrics.retries.increment();
        }
        fetchAfter(stream, pause);
    }

    private ReadException explain(PageStream stream, Throwable error, boolean passes) {
        String after = stream.failures > 1 ? " after " + stream.failures + " attempts" : "";
        return new ReadException(
                "cannot read" + after + ": " + ErrorClass.describe(error) + " [" + source.describe(stream.request)
                        + "]",
                passes,
                ErrorClass.unwrap(error));
    }

    void close() {
        List<CompletableFuture<Page>> underWay = new ArrayList<>();
        synchronized (this) {
            closed = true;
            for (PageStream stream : streams) {
                if (stream.underWay != null) {
                    underWay.add(stream.underWay);
                }
            }
            streams.clear();
            notifyAll();
        }
        underWay.forEach(answer -> answer.cancel(true));
    }
}
