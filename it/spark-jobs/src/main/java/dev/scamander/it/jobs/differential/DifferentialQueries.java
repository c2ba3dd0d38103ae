package dev.scamander.it.jobs.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs random queries over tables and over local copies of their rows, and compares the answers. Prints {@code queries=<number>},
 * {@code pushed=<number of those whose plan shows some pushdown>} and, for each difference, a line that begins with {@code DIFFERENT}.
 */
public final class DifferentialQueries {
    private DifferentialQueries() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace, the seed, the number of queries, and for each table
     *     {@code name:<partition key>:<clustering columns>}, columns separated by commas
     */
    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[1]));
        int queries = Integer.parseInt(arguments[2]);
        int pushed = 0;
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            List<ComparedTable> tables = new ArrayList<>();
            for (int i = 3; i < arguments.length; i++) {
                tables.add(load(spark, arguments[0], arguments[i].split(":", -1)));
            }
            for (int i = 0; i < queries; i++) {
                ComparedTable table = tables.get(random.nextInt(tables.size()));
                RandomQuery query = RandomQuery.make(table, random);
                Answer local = Answer.of(query, Side.LOCAL);
                try {
                    Answer stored = Answer.of(query, Side.STORED);
                    pushed += stored.pushed() ? 1 : 0;
                    stored.differenceFrom(local).ifPresent(difference -> report(table, query, difference));
                } catch (Exception e) {
                    report(table, query, String.valueOf(e.getMessage()));
                }
            }
            System.out.println("queries=" + queries);
            System.out.println("pushed=" + pushed);
        }
    }

    private static void report(ComparedTable table, RandomQuery query, String difference) {
        System.out.println("DIFFERENT " + table.name() + " " + query.text() + ": " + difference.replace('\n', ' '));
    }

    private static ComparedTable load(SparkSession spark, String keyspace, String[] table) {
        Dataset<Row> plain = read(spark, keyspace, table[0], false);
        Dataset<Row> local = spark.createDataFrame(plain.collectAsList(), plain.schema());
        return new ComparedTable(
                table[0],
                read(spark, keyspace, table[0], true),
                local,
                ComparedTable.names(table[1]),
                ComparedTable.names(table[2]),
                local.collectAsList());
    }

    private static Dataset<Row> read(SparkSession spark, String keyspace, String table, boolean pushdown) {
        return spark.read()
                .format("cassandra")
                .option("keyspace", keyspace)
                .option("table", table)
                .option("pushdown", pushdown)
                .option("spark.cassandra.input.split.count", 3)
                .option("spark.cassandra.input.fetch.sizeInRows", 37)
                .option("spark.cassandra.sql.allowFiltering", table.endsWith("1"))
                .load();
    }
}
