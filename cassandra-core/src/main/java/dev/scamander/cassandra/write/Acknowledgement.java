package dev.scamander.cassandra.write;

/**
 * Hears what became of one row. Exactly one of the two methods is called, once, possibly before {@code write} returns and
 * usually on a thread of the driver: return quickly, never block.
 */
public interface Acknowledgement {
    /** The row is in Cassandra, as far as the consistency level promises. */
    void written();

    /** The row was not written, or nobody knows whether it was (see {@link WriteFailure#kind()}). */
    void failed(WriteFailure failure);
}
