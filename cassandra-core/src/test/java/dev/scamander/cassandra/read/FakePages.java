package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.cql.Row;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Pages of numbered rows, handed out when the test says so. */
final class FakePages implements PageSource {
    /** For each request, the number of rows in each of its pages. */
    private final List<List<Integer>> sizes;

    private final List<Ask> asked = new ArrayList<>();

    /** A page that was asked for, to be answered by the test. */
    record Ask(int request, int page, CompletableFuture<Page> answer) {}

    FakePages(List<List<Integer>> sizes) {
        this.sizes = sizes;
    }

    @Override
    public int requests() {
        return sizes.size();
    }

    @Override
    public ByteBuffer firstState(int request) {
        return null;
    }

    @Override
    public synchronized CompletionStage<Page> fetch(int request, ByteBuffer state) {
        Ask ask = new Ask(request, state == null ? 0 : state.getInt(0), new CompletableFuture<>());
        asked.add(ask);
        notifyAll();
        return ask.answer;
    }

    @Override
    public String describe(int request) {
        return "SELECT " + request;
    }

    synchronized List<Ask> asked() {
        return List.copyOf(asked);
    }

    /** Waits until so many pages have been asked for in all, and gives the last of them. */
    synchronized Ask await(int count) throws InterruptedException {
        while (asked.size() < count) {
            wait();
        }
        return asked.get(count - 1);
    }

    void answer(Ask ask) {
        ask.answer.complete(page(ask.request, ask.page));
    }

    Page page(int request, int page) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < sizes.get(request).get(page); i++) {
            rows.add(row(number(request, page, i)));
        }
        boolean last = page + 1 == sizes.get(request).size();
        return new Page(
                rows.iterator(), rows.size(), page == 0 ? null : state(page), last ? null : state(page + 1), 100);
    }

    static ByteBuffer state(int page) {
        return ByteBuffer.allocate(4).putInt(0, page);
    }

    static long number(int request, int page, int row) {
        return request * 1_000_000L + page * 1000L + row;
    }

    private static Row row(long number) {
        return (Row) Proxy.newProxyInstance(Row.class.getClassLoader(), new Class<?>[] {Row.class}, (p, method, a) -> {
            if (method.getName().equals("getLong")) {
                return number;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }
}
