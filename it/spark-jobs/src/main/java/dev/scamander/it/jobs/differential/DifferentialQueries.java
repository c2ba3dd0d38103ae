package dev.scamander.it.jobs.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs random queries over tables and over local copies of their rows, and compares the answers. Prints {@code queries=<number>},
 * {@code pushed=<number of those whose plan shows some pushdown>} and, for each difference, a line that begins with {@code DIFFERENT}.
 * If the setting {@code spark.differential.peer} names another data source, that has to give the same answers, without pushdown:
 * {@code agreed=<number>} says how often it did, and {@code refused=<number>} how often it could not answer.
 */
public final class DifferentialQueries {
    private static final String PEER = "spark.differential.peer";

    private final SparkSession spark;
    private final String keyspace;
    private final String peer;
    private final Random random;
    private final List<ComparedTable> tables = new ArrayList<>();
    private int pushed;
    private int agreed;
    private int refused;

    private DifferentialQueries(SparkSession spark, String keyspace, long seed) {
        this.spark = spark;
        this.keyspace = keyspace;
        this.peer = spark.conf().get(PEER, "");
        this.random = new Random(seed);
    }

    /**
     * Runs the job.
     *
     * @param arguments the keyspace, the seed, the number of queries, and for each table
     *     {@code name:<partition key>:<clustering columns>}, columns separated by commas
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            DifferentialQueries differential =
                    new DifferentialQueries(spark, arguments[0], Long.parseLong(arguments[1]));
            for (int i = 3; i < arguments.length; i++) {
                differential.load(arguments[i].split(":", -1));
            }
            int queries = Integer.parseInt(arguments[2]);
            for (int i = 0; i < queries; i++) {
                differential.query();
            }
            System.out.println("queries=" + queries);
            System.out.println("pushed=" + differential.pushed);
            System.out.println("agreed=" + differential.agreed);
            System.out.println("refused=" + differential.refused);
        }
    }

    private void query() {
        ComparedTable table = tables.get(random.nextInt(tables.size()));
        RandomQuery query = RandomQuery.make(table, random);
        Answer local = Answer.of(query, Side.LOCAL, false);
        try {
            Answer stored = Answer.of(query, Side.STORED, false);
            pushed += stored.pushed() ? 1 : 0;
            stored.differenceFrom(local).ifPresent(difference -> report(table, query, difference));
        } catch (Exception e) {
            report(table, query, String.valueOf(e.getMessage()));
        }
        if (!peer.isEmpty()) {
            askPeer(table, query);
        }
    }

    private void askPeer(ComparedTable table, RandomQuery query) {
        Answer local = Answer.of(query, Side.LOCAL, true);
        try {
            Optional<String> difference = Answer.of(query, Side.PEER, true).differenceFrom(local);
            difference.ifPresent(text -> report(table, query, "the peer says " + text));
            agreed += difference.isEmpty() ? 1 : 0;
        } catch (Exception e) {
            System.out.println("refused: " + query.text() + ": "
                    + String.valueOf(e.getMessage()).replace('\n', ' '));
            refused++;
        }
    }

    private static void report(ComparedTable table, RandomQuery query, String difference) {
        System.out.println("DIFFERENT " + table.name() + " " + query.text() + ": " + difference.replace('\n', ' '));
    }

    private void load(String[] table) {
        Dataset<Row> plain = ours(table[0], false);
        Dataset<Row> local = spark.createDataFrame(plain.collectAsList(), plain.schema());
        tables.add(new ComparedTable(
                table[0],
                ours(table[0], true),
                local,
                peer.isEmpty() ? null : PeerRows.of(table(peer, table[0], false).load(), plain.schema()),
                ComparedTable.names(table[1]),
                ComparedTable.names(table[2]),
                local.collectAsList()));
    }

    private Dataset<Row> ours(String table, boolean pushdown) {
        return table("cassandra", table, pushdown)
                .option("spark.cassandra.input.split.count", 3)
                .option("spark.cassandra.sql.allowFiltering", table.endsWith("1"))
                .load();
    }

    private DataFrameReader table(String format, String table, boolean pushdown) {
        return spark.read()
                .format(format)
                .option("keyspace", keyspace)
                .option("table", table)
                .option("pushdown", pushdown)
                .option("spark.cassandra.input.fetch.sizeInRows", 37);
    }
}
