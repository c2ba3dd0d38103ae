package dev.scamander.cassandra.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.scamander.cassandra.pace.Pace;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PagedCursorTest {
    private static final ReadSettings SETTINGS = ReadSettings.defaults()
            .withRetries(Duration.ofMinutes(1), Duration.ofNanos(1000), Duration.ofNanos(10_000));

    /** Answers at once or on another thread, now and then with an error that passes. */
    private static final class RestlessPages implements PageSource {
        final FakePages pages;
        final Random random;
        final AtomicInteger faults = new AtomicInteger();

        RestlessPages(FakePages pages, Random random) {
            this.pages = pages;
            this.random = random;
        }

        @Override
        public int requests() {
            return pages.requests();
        }

        @Override
        public ByteBuffer firstState(int request) {
            return null;
        }

        @Override
        public CompletableFuture<Page> fetch(int request, ByteBuffer state) {
            int page = state == null ? 0 : state.getInt(0);
            int luck;
            synchronized (random) {
                luck = random.nextInt(10);
            }
            if (luck == 0) {
                faults.incrementAndGet();
                return CompletableFuture.failedFuture(new DriverTimeoutException("too late"));
            }
            return luck < 3
                    ? CompletableFuture.completedFuture(pages.page(request, page))
                    : CompletableFuture.supplyAsync(() -> pages.page(request, page));
        }

        @Override
        public String describe(int request) {
            return "SELECT";
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void deliversEveryRowOnceAndInOrder(
            @ForAll long seed,
            @ForAll boolean ordered,
            @ForAll @IntRange(min = 1, max = 5) int ahead,
            @ForAll @IntRange(min = 1, max = 5) int concurrent)
            throws InterruptedException {
        Random random = new Random(seed);
        List<List<Integer>> sizes = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        int pages = 0;
        for (int request = 0; request < random.nextInt(6); request++) {
            List<Integer> ofRequest = new ArrayList<>();
            for (int page = 0; page <= random.nextInt(8); page++) {
                int rows = random.nextInt(3) == 0 ? 0 : random.nextInt(5);
                ofRequest.add(rows);
                pages++;
                for (int row = 0; row < rows; row++) {
                    expected.add(FakePages.number(request, page, row));
                }
            }
            sizes.add(ofRequest);
        }
        RestlessPages source = new RestlessPages(new FakePages(sizes), random);
        List<Long> read = new ArrayList<>();

        ReadSettings settings = SETTINGS.withAhead(ahead, concurrent);
        try (PagedCursor cursor = new PagedCursor(source, ordered ? settings : settings.inAnyOrder())) {
            while (cursor.next()) {
                read.add(cursor.row().getLong(0));
                int page =
                        cursor.pagingState() == null ? 0 : cursor.pagingState().getInt(0);
                assertThat(FakePages.number(cursor.requestIndex(), page, cursor.rowInPage()))
                        .as("the position names the row")
                        .isEqualTo(cursor.row().getLong(0));
            }
            assertThat(cursor.next()).as("the end stays the end").isFalse();
            if (!ordered) {
                // Stable: rows of one request stay in the order they came in.
                read.sort(Comparator.comparingLong(row -> row / FakePages.number(1, 0, 0)));
            }
            assertThat(read).isEqualTo(expected);
            assertThat(cursor.metrics().rows()).isEqualTo(expected.size());
            assertThat(cursor.metrics().pages()).isEqualTo(pages);
            assertThat(cursor.metrics().retries()).isEqualTo(source.faults.get());
            assertThat(cursor.metrics().requests()).isEqualTo(sizes.size());
        }
    }

    @Test
    void inAnyOrderNoRequestWaitsForAnother() throws InterruptedException {
        FakePages pages = new FakePages(List.of(List.of(1, 1), List.of(1, 1)));
        try (PagedCursor cursor =
                new PagedCursor(pages, SETTINGS.withAhead(2, 2).inAnyOrder())) {
            FakePages.Ask ofTheFirst = pages.await(1);
            pages.answer(pages.await(2));
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.requestIndex()).isEqualTo(1);
            pages.answer(pages.await(3));
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.requestIndex()).isEqualTo(1);
            pages.answer(ofTheFirst);
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.requestIndex()).isZero();
        }
    }

    @Test
    void asksForTheNextPageBeforeTheFirstIsConsumed() throws InterruptedException {
        FakePages pages = new FakePages(List.of(List.of(3, 3, 3, 3)));
        try (PagedCursor cursor = new PagedCursor(pages, SETTINGS.withAhead(2, 1))) {
            pages.answer(pages.await(1));
            assertThat(pages.await(2).page()).isEqualTo(1);
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.available()).isEqualTo(2);
            pages.answer(pages.await(2));
            assertThat(pages.await(3).page()).isEqualTo(2);
        }
    }

    @Test
    void readsAheadNoFurtherThanAllowed() throws InterruptedException {
        FakePages pages = new FakePages(List.of(List.of(1, 1, 1, 1, 1, 1), List.of(1, 1, 1), List.of(1)));
        try (PagedCursor cursor = new PagedCursor(pages, SETTINGS.withAhead(2, 2))) {
            assertThat(pages.asked()).hasSize(2);
            pages.answer(pages.await(1));
            pages.answer(pages.await(2));
            assertThat(pages.asked())
                    .as("three pages held or under way, the bound")
                    .hasSize(3);
            assertThat(cursor.next()).isTrue();
            assertThat(pages.asked()).as("one was taken, one more is asked for").hasSize(4);
        }
    }

    @Test
    void beginsTheNextRequestWhileTheLastPageOfOneIsConsumed() throws InterruptedException {
        FakePages pages = new FakePages(List.of(List.of(2), List.of(2)));
        try (PagedCursor cursor = new PagedCursor(pages, SETTINGS.withAhead(2, 1))) {
            pages.answer(pages.await(1));
            assertThat(pages.await(2).request()).isEqualTo(1);
            assertThat(cursor.next()).isTrue();
        }
    }

    @Test
    void tellsWhenAllHasArrived() throws InterruptedException {
        FakePages pages = new FakePages(List.of(List.of(2, 1)));
        try (PagedCursor cursor = new PagedCursor(pages, SETTINGS.withAhead(2, 1))) {
            pages.answer(pages.await(1));
            assertThat(cursor.hasAll()).isFalse();
            pages.answer(pages.await(2));
            assertThat(cursor.hasAll()).isTrue();
            assertThat(cursor.next()).isTrue();
        }
    }

    @Test
    void closingCancelsWhatIsUnderWayAndIsNoEnd() throws InterruptedException {
        FakePages pages = new FakePages(List.of(List.of(1, 1)));
        PagedCursor cursor = new PagedCursor(pages, SETTINGS);
        FakePages.Ask first = pages.await(1);

        cursor.close();

        assertThat(first.answer()).isCancelled();
        assertThatThrownBy(cursor::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingFreesAWaitingReader() throws Exception {
        FakePages pages = new FakePages(List.of(List.of(1)));
        PagedCursor cursor = new PagedCursor(pages, SETTINGS);
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                cursor.next();
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.complete(e);
            }
        });
        reader.start();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        cursor.close();

        assertThat(outcome.get()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anErrorThatDoesNotPassNamesTheQuery() throws InterruptedException {
        FakePages pages = new FakePages(List.of(List.of(1, 1)));
        try (PagedCursor cursor = new PagedCursor(pages, SETTINGS)) {
            pages.answer(pages.await(1));
            pages.await(2).answer().completeExceptionally(new InvalidQueryException(null, "no such thing"));

            assertThat(cursor.next()).as("what came before the error counts").isTrue();
            assertThatThrownBy(cursor::next)
                    .isInstanceOfSatisfying(
                            ReadException.class, e -> assertThat(e.retriable()).isFalse())
                    .hasMessageContaining("no such thing")
                    .hasMessageContaining("SELECT 0");
        }
    }

    @Test
    void anErrorThatPassesIsReportedAfterTheDeadline() {
        FakePages pages = new FakePages(List.of(List.of(1)));
        try (PagedCursor cursor = new PagedCursor(
                pages, SETTINGS.withRetries(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1)))) {
            pages.asked().get(0).answer().completeExceptionally(new DriverTimeoutException("too late"));

            assertThatThrownBy(cursor::next)
                    .isInstanceOfSatisfying(
                            ReadException.class, e -> assertThat(e.retriable()).isTrue())
                    .hasMessageContaining("too late");
        }
    }

    @Test
    void paceCountsWhatWasReceived() {
        long[] now = {1_000_000_000L};
        Pace pace = new Pace(1000, 0, () -> now[0]);
        assertThat(pace.delayNanos()).isZero();

        pace.passed(500, 1 << 20);

        assertThat(pace.delayNanos()).isEqualTo(500_000_000L);
        now[0] += 400_000_000L;
        assertThat(pace.delayNanos()).isEqualTo(100_000_000L);
        now[0] += 400_000_000L;
        assertThat(pace.delayNanos()).isZero();
        pace.passed(10, 0);
        assertThat(pace.delayNanos())
                .as("time that passed unused is not saved up")
                .isEqualTo(10_000_000L);
    }
}
