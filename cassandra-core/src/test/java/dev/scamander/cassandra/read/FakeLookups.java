package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.cql.Row;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** A table of int keys, each with as many rows as the test says, answered at once, in pages of three rows. */
final class FakeLookups implements LookupSource {
    private static final int PAGE = 3;

    private final java.util.function.IntUnaryOperator rowsOf;
    private final boolean several;
    private final List<List<Integer>> requests = new ArrayList<>();
    private final List<Integer> forgotten = new ArrayList<>();

    FakeLookups(java.util.function.IntUnaryOperator rowsOf, boolean several) {
        this.rowsOf = rowsOf;
        this.several = several;
    }

    static ByteBuffer bytes(int value) {
        return ByteBuffer.allocate(4).putInt(0, value);
    }

    @Override
    public synchronized void add(Iterable<LookupKey> keys) {
        requests.add(StreamSupport.stream(keys.spliterator(), false)
                .map(key -> key.columns()[0].getInt(0))
                .toList());
    }

    @Override
    public synchronized void forget(int request) {
        forgotten.add(request);
    }

    @Override
    public int keyColumn() {
        return several ? 1 : -1;
    }

    synchronized List<List<Integer>> asked() {
        return List.copyOf(requests);
    }

    synchronized List<Integer> forgotten() {
        return List.copyOf(forgotten);
    }

    @Override
    public synchronized int requests() {
        return requests.size();
    }

    @Override
    public ByteBuffer firstState(int request) {
        return null;
    }

    @Override
    public synchronized CompletionStage<Page> fetch(int request, ByteBuffer state) {
        List<Row> all = new ArrayList<>();
        for (int key : requests.get(request)) {
            for (int row = 0; row < rowsOf.applyAsInt(key); row++) {
                all.add(row(row, key));
            }
        }
        int from = state == null ? 0 : state.getInt(0);
        int to = Math.min(all.size(), from + PAGE);
        List<Row> page = all.subList(from, to);
        return CompletableFuture.completedFuture(
                new Page(page.iterator(), page.size(), state, to < all.size() ? bytes(to) : null, 10));
    }

    @Override
    public String describe(int request) {
        return "keys " + requests.get(request);
    }

    private static Row row(int number, int key) {
        return (Row) Proxy.newProxyInstance(
                Row.class.getClassLoader(), new Class<?>[] {Row.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getBytesUnsafe")) {
                        return bytes((int) arguments[0] == 0 ? number : key);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
