package dev.scamander.cassandra.read;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** Where a cursor gets its pages from: the driver, or a test's own rows. */
interface PageSource {
    /** How many requests there are to read, one after the other. */
    int requests();

    /** The paging state that a request begins with; null for its beginning. */
    ByteBuffer firstState(int request);

    /** Asks for one page; cancelling the future cancels the request. */
    CompletionStage<Page> fetch(int request, ByteBuffer state);

    /** What a request is, for messages. */
    String describe(int request);
}
