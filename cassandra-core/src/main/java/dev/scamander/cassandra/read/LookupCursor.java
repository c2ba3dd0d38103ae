package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rows of many keys, each together with who asked for it. Takes askers as it goes, a bounded number ahead of the rows given, and
 * streams the rows of each key page by page. Keys of the same replicas share requests, and a key that several ask for in a row is
 * read once. For one thread; {@link #close()} alone may come from any.
 *
 * @param <T> who asks
 */
public final class LookupCursor<T> implements AutoCloseable {
    private final Iterator<? extends T> askers;
    private final Function<? super T, ByteBuffer[]> keyOf;
    private final int partitionKeySize;
    private final int maximum;
    private final LookupSource source;
    private final Function<ByteBuffer, Object> replicas;
    private final LookupSettings settings;
    private final boolean withEnds;
    private final PagePrefetch prefetch;
    private final ReadMetrics metrics = new ReadMetrics();
    private final Map<Object, LookupRequest<T>> filling = new LinkedHashMap<>();
    private final Deque<LookupRequest<T>> underWay = new ArrayDeque<>();
    private final Deque<T> ended = new ArrayDeque<>();
    private int waiting;
    private int first;
    private Iterator<? extends Row> rows = List.<Row>of().iterator();
    private Iterator<T> sharing = List.<T>of().iterator();
    private Row row;
    private T asker;

    LookupCursor(
            LookupSource source,
            Function<ByteBuffer, Object> replicas,
            LookupSettings settings,
            int partitionKeySize,
            Iterator<? extends T> askers,
            Function<? super T, ByteBuffer[]> keyOf,
            boolean withEnds) {
        this.askers = askers;
        this.keyOf = keyOf;
        this.partitionKeySize = partitionKeySize;
        this.source = source;
        this.replicas = replicas;
        this.settings = settings;
        this.maximum = source.keyColumn() < 0 ? 1 : settings.keysPerRequest();
        this.withEnds = withEnds;
        int requests = settings.concurrentRequests();
        this.prefetch = new PagePrefetch(source, settings.reads().withAhead(requests, requests), metrics);
    }

    /**
     * Moves to the next row; waits for it where it has not arrived.
     *
     * @return false after the last
     * @throws ReadException when a page cannot be read; the cursor is closed then
     */
    public boolean next() throws InterruptedException {
        while (true) {
            if (sharing.hasNext()) {
                asker = sharing.next();
                return true;
            }
            if (rows.hasNext()) {
                row = rows.next();
                int keyColumn = source.keyColumn();
                sharing = underWay.peek()
                        .askersOf(keyColumn < 0 ? null : row.getBytesUnsafe(keyColumn))
                        .iterator();
            } else if (!ended.isEmpty()) {
                row = null;
                asker = ended.poll();
                return true;
            } else if (!advance()) {
                return false;
            }
        }
    }

    /** Who asked for the current row. */
    public T asker() {
        return asker;
    }

    /** The row moved to, raw columns by {@code getBytesUnsafe(i)}; null if the asker has had its last row, or has none. */
    public Row row() {
        return row;
    }

    /** What the cursor has done so far. */
    public ReadMetrics metrics() {
        return metrics;
    }

    /** Stops reading: what is under way is cancelled, what was read ahead is dropped. */
    @Override
    public void close() {
        prefetch.close();
    }

    /** Gets the next page, or finds askers that have had all rows; false when there is nothing left. */
    private boolean advance() throws InterruptedException {
        fill();
        if (underWay.isEmpty()) {
            return !ended.isEmpty();
        }
        PagePrefetch.Delivery delivery;
        try {
            delivery = prefetch.take();
        } catch (ReadException e) {
            close();
            throw e;
        }
        // Pages come in the order of the requests: those before have no more.
        int current = delivery == null ? first + underWay.size() : delivery.request();
        while (first < current) {
            LookupRequest<T> done = underWay.poll();
            source.forget(first++);
            if (withEnds) {
                done.forEachAsker(ended::add);
            }
        }
        if (delivery != null) {
            rows = delivery.page().rows();
        }
        return true;
    }

    /** Keeps as many requests going as may be. */
    private void fill() {
        int before = source.requests();
        int window = settings.keysPerRequest() * settings.concurrentRequests();
        while (underWay.size() < settings.concurrentRequests() + 1) {
            if (askers.hasNext()) {
                add(askers.next());
                if (waiting >= window) {
                    sendFullest();
                }
            } else if (waiting > 0) {
                sendFullest();
            } else {
                break;
            }
        }
        if (source.requests() > before) {
            prefetch.start();
        }
    }

    private void add(T next) {
        ByteBuffer[] columns = keyOf.apply(next);
        LookupKey key = columns == null ? null : LookupKey.of(columns, partitionKeySize);
        if (key == null) {
            if (withEnds) {
                ended.add(next);
            }
            return;
        }
        Object set = replicas.apply(key.routingKey());
        LookupRequest<T> request = filling.get(set);
        // A full request waits for the next key: what asks for one of its own until then is read with it.
        if (request != null && request.keys() >= maximum && !request.has(key)) {
            send(set, request);
            request = null;
        }
        if (request == null) {
            request = new LookupRequest<>();
            filling.put(set, request);
        }
        request.add(key, next);
        waiting++;
    }

    private void sendFullest() {
        Map.Entry<Object, LookupRequest<T>> fullest = null;
        for (Map.Entry<Object, LookupRequest<T>> entry : filling.entrySet()) {
            if (fullest == null || entry.getValue().keys() > fullest.getValue().keys()) {
                fullest = entry;
            }
        }
        send(fullest.getKey(), fullest.getValue());
    }

    private void send(Object set, LookupRequest<T> request) {
        filling.remove(set);
        waiting -= request.askers();
        underWay.add(request);
        source.add(request.all());
    }
}
