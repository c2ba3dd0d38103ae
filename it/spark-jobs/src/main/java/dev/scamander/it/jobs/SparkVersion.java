package dev.scamander.it.jobs;

import org.apache.spark.sql.SparkSession;

/** Prints {@code version=<Spark version>} and {@code sum=<1 + ... + n>}, n being the first argument: a sign of life. */
public final class SparkVersion {
    private SparkVersion() {}

    /**
     * Runs the job.
     *
     * @param arguments one number, the last summand
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            long last = Long.parseLong(arguments[0]);
            System.out.println("version=" + spark.version());
            System.out.println("sum="
                    + spark.range(1, last + 1).selectExpr("sum(id)").first().getLong(0));
        }
    }
}
