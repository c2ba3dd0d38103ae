package dev.scamander.it.jobs.differential;

/** Who answers a query. */
enum Side {
    /** The data source, with pushdown. */
    STORED,
    /** Spark, over a copy of the rows. */
    LOCAL,
    /** Another data source, without pushdown: it reads and decodes the rows by itself. */
    PEER
}
