package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.RecyclerPool;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the parser's buffers from one document to the next. Documents are mostly read one after the other, by one thread, so one
 * set is enough; whoever comes in between gets a new one.
 */
final class SpareBuffers implements RecyclerPool<BufferRecycler> {
    private static final long serialVersionUID = 1L;

    private final transient AtomicReference<BufferRecycler> spare = new AtomicReference<>();

    @Override
    public BufferRecycler acquirePooled() {
        BufferRecycler kept = spare.getAndSet(null);
        return kept == null ? new BufferRecycler() : kept;
    }

    @Override
    public void releasePooled(BufferRecycler buffers) {
        spare.setRelease(buffers);
    }

    private Object readResolve() {
        return new SpareBuffers();
    }
}
