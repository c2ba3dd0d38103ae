package dev.scamander.cassandra.read;

/** Where a lookup gets its pages from: requests are added one after another, and forgotten when they are read. */
interface LookupSource extends PageSource {
    /** Adds a request of some keys, of exactly one if rows do not tell their key; for one thread. */
    void add(Iterable<LookupKey> keys);

    /** Drops what is known of a request. */
    void forget(int request);

    /** The column in which rows tell their key; -1 if each request has but one. */
    int keyColumn();
}
