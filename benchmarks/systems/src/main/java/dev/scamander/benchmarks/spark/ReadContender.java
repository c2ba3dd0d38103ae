package dev.scamander.benchmarks.spark;

/** Who reads. */
enum ReadContender {
    OURS("ours"),
    SCC("Spark Cassandra Connector"),
    FLOOR("driver alone");

    private final String title;

    ReadContender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
