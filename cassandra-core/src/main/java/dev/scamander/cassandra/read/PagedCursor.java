package dev.scamander.cassandra.read;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;

/** Walks over the rows of the pages that a {@link PagePrefetch} keeps coming. */
final class PagedCursor implements RowCursor {
    private final PagePrefetch prefetch;
    private final ReadMetrics metrics;
    private PagePrefetch.Delivery current;
    private Row row;
    private int rowInPage = -1;
    private boolean ended;

    PagedCursor(PageSource source, ReadSettings settings) {
        this.metrics = new ReadMetrics();
        this.prefetch = new PagePrefetch(source, settings, metrics);
        prefetch.start();
    }

    @Override
    public boolean next() throws InterruptedException {
        if (ended) {
            return false;
        }
        while (current == null || !current.page().rows().hasNext()) {
            current = take();
            rowInPage = -1;
            if (current == null) {
                ended = true;
                row = null;
                return false;
            }
        }
        row = current.page().rows().next();
        rowInPage++;
        return true;
    }

    private PagePrefetch.Delivery take() throws InterruptedException {
        try {
            return prefetch.take();
        } catch (ReadException e) {
            close();
            throw e;
        }
    }

    @Override
    public Row row() {
        if (row == null) {
            throw new IllegalStateException("there is no current row: next() was not called or returned false");
        }
        return row;
    }

    @Override
    public int available() {
        return current == null ? 0 : current.page().size() - rowInPage - 1;
    }

    @Override
    public boolean hasAll() {
        return prefetch.hasAll();
    }

    @Override
    public int requestIndex() {
        row();
        return current.request();
    }

    @Override
    public ByteBuffer pagingState() {
        row();
        ByteBuffer state = current.page().state();
        return state == null ? null : state.duplicate();
    }

    @Override
    public int rowInPage() {
        row();
        return rowInPage;
    }

    @Override
    public ReadMetrics metrics() {
        return metrics;
    }

    @Override
    public void close() {
        prefetch.close();
    }
}
