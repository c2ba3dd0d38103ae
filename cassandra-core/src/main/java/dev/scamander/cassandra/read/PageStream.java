package dev.scamander.cassandra.read;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** What is known of one request under way: its pages that have arrived, and how it goes on. Guarded by its {@link PagePrefetch}. */
final class PageStream {
    final int request;
    final ArrayDeque<Page> pages = new ArrayDeque<>();
    ByteBuffer next;
    boolean fetching;
    boolean exhausted;
    int failures;
    long firstAttemptNanos;
    CompletableFuture<Page> underWay;

    PageStream(int request, ByteBuffer firstState) {
        this.request = request;
        this.next = firstState;
    }

    /** Whether a page could be asked for now. */
    boolean canFetch() {
        return !fetching && !exhausted;
    }

    /** Whether all pages have arrived and have been taken. */
    boolean done() {
        return exhausted && pages.isEmpty();
    }
}
