package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SessionCacheTest {
    private static final ConnectionSettings ONE =
            ConnectionSettings.builder().contactPoints("one").build();
    private static final ConnectionSettings OTHER =
            ConnectionSettings.builder().contactPoints("other").build();

    private final List<AtomicBoolean> closed = new CopyOnWriteArrayList<>();

    /** A session that knows whether it is closed, and nothing else. */
    private CqlSession session(ConnectionSettings settings) {
        AtomicBoolean flag = new AtomicBoolean();
        closed.add(flag);
        return (CqlSession) Proxy.newProxyInstance(
                CqlSession.class.getClassLoader(), new Class<?>[] {CqlSession.class}, (p, method, a) -> {
                    switch (method.getName()) {
                        case "isClosed":
                            return flag.get();
                        case "closeAsync":
                            flag.set(true);
                            return CompletableFuture.completedFuture(null);
                        default:
                            throw new UnsupportedOperationException(method.getName());
                    }
                });
    }

    @Test
    void equalSettingsShareASessionUntilTheLastLeaseIsClosed() {
        SessionCache cache = new SessionCache(this::session, Duration.ZERO);
        SessionLease first = cache.lease(ONE);
        SessionLease second =
                cache.lease(ConnectionSettings.builder().contactPoints("one").build());
        SessionLease other = cache.lease(OTHER);

        assertThat(second.session()).isSameAs(first.session());
        assertThat(other.session()).isNotSameAs(first.session());
        first.close();
        first.close();
        assertThat(closed.get(0)).as("still leased").isFalse();
        assertThatThrownBy(first::session).isInstanceOf(IllegalStateException.class);
        second.close();
        assertThat(closed.get(0)).isTrue();
        assertThat(closed.get(1)).isFalse();
        assertThat(cache.lease(ONE).session()).as("opened anew").isNotNull();
        assertThat(closed).hasSize(3);
    }

    @Test
    void aSessionOutlivesItsLastLeaseByAGrace() {
        SessionCache cache = new SessionCache(this::session, Duration.ofHours(1));
        CqlSession session;
        try (SessionLease lease = cache.lease(ONE)) {
            session = lease.session();
        }
        try (SessionLease lease = cache.lease(ONE)) {
            assertThat(lease.session()).isSameAs(session);
        }
        SessionCache hasty = new SessionCache(this::session, Duration.ofMillis(1));
        hasty.lease(ONE).close();
        Awaitility.await().untilAsserted(() -> assertThat(closed.get(1)).isTrue());
        assertThat(closed.get(0)).isFalse();
    }

    @Test
    void aSessionThatSomebodyClosedIsReplaced() {
        SessionCache cache = new SessionCache(this::session, Duration.ofHours(1));
        SessionLease lease = cache.lease(ONE);
        closed.get(0).set(true);

        assertThat(cache.lease(ONE).session()).isNotSameAs(lease.session());
    }

    @Test
    void manyWaitForOneOpening() throws InterruptedException {
        AtomicInteger openings = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        SessionCache cache = new SessionCache(
                settings -> {
                    openings.incrementAndGet();
                    await(go);
                    return session(settings);
                },
                Duration.ofHours(1));
        List<CompletableFuture<SessionLease>> leases = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompletableFuture<SessionLease> lease = new CompletableFuture<>();
            leases.add(lease);
            Thread thread = new Thread(() -> lease.complete(cache.lease(ONE)));
            thread.setDaemon(true);
            thread.start();
        }
        go.countDown();

        leases.forEach(lease -> assertThat(lease.join().session()).isNotNull());
        assertThat(openings).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailedOpeningIsNotKept() {
        AtomicInteger attempts = new AtomicInteger();
        SessionCache cache = new SessionCache(
                settings -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new ConnectionException(ConnectionException.Reason.UNREACHABLE, "nobody there", null);
                    }
                    return session(settings);
                },
                Duration.ZERO);

        assertThatThrownBy(() -> cache.lease(ONE))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("nobody there");
        assertThat(cache.lease(ONE).session()).isNotNull();
    }
}
