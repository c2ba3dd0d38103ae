package dev.scamander.benchmarks.spark;

import java.util.Locale;

/** What is joined in {@code spark-join}: some keys with the table, by SQL or by the RDD API. */
enum JoinQuery {
    /** SQL, few keys: what a join costs before it begins. */
    K50_SQL(50),
    /** RDD, few keys. */
    K50_RDD(50),
    /** SQL, many keys: what lookups cost. */
    K10000_SQL(10_000),
    /** RDD, many keys. */
    K10000_RDD(10_000);

    private final int keys;

    JoinQuery(int keys) {
        this.keys = keys;
    }

    int keys() {
        return keys;
    }

    boolean isSql() {
        return name().endsWith("SQL");
    }

    /** The name in ratios: {@code k50} or {@code k50_rdd}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace("_sql", "");
    }
}
