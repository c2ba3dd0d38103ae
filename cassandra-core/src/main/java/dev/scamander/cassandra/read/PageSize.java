package dev.scamander.cassandra.read;

/**
 * How many rows to ask for in a page so that it has about a given number of bytes. The protocol counts pages in rows alone, so it goes
 * by the rows received so far. Safe for use by several threads.
 */
final class PageSize {
    /** Before anything is known. */
    private static final int FIRST_ROWS = 1_000;

    private static final int MOST_ROWS = 20_000;
    /** Rows of which one is as large as a page are still read a few at a time. */
    private static final int FEWEST_ROWS = 4;

    private final int pageBytes;
    private long rows;
    private long bytes;

    /**
     * Goes by bytes.
     *
     * @param pageBytes bytes of a page; 0 for no opinion
     */
    PageSize(int pageBytes) {
        this.pageBytes = pageBytes;
    }

    /** Rows to ask for; 0 if this has no opinion. */
    synchronized int rows() {
        if (pageBytes == 0) {
            return 0;
        }
        if (rows == 0) {
            return FIRST_ROWS;
        }
        long fitting = (long) (pageBytes / Math.max(1.0, (double) bytes / rows));
        return (int) Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, fitting));
    }

    /** Learns from a page; a negative number of bytes is not known. */
    synchronized void received(int pageRows, long responseBytes) {
        if (pageRows > 0 && responseBytes > 0) {
            rows += pageRows;
            bytes += responseBytes;
        }
    }
}
