package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.spark.WriteTable.Order;
import dev.scamander.benchmarks.systems.ChildRun;
import dev.scamander.benchmarks.systems.RingSlices;
import dev.scamander.benchmarks.systems.TurnLine;
import dev.scamander.it.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs one contender's turn in a new JVM, into empty tables.
 *
 * @param sandbox where Cassandra is
 * @param rows how many rows are written
 * @param measurements how often all of them are written, after some of them to warm up
 * @param orders the orders in which rows come
 * @param settings further settings for ours
 * @param profile whether to record by JFR
 */
record WriteTurn(
        Sandbox sandbox,
        int rows,
        int measurements,
        List<Order> orders,
        Map<String, String> settings,
        boolean profile) {

    private static final List<String> FLAGS =
            List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC");
    private static final int SLICES = 16;

    /** What was measured. */
    List<TurnLine> run(ReadContender contender) throws IOException {
        emptyTables();
        return TurnLine.parse(
                switch (contender) {
                    case OURS -> spark(contender, "cassandra");
                    case SCC -> spark(contender, "org.apache.spark.sql.cassandra");
                    case FLOOR -> floor();
                });
    }

    private void emptyTables() {
        CqlSession session = sandbox.cassandra().session();
        for (Order order : orders) {
            for (int turn = 0; turn <= measurements; turn++) {
                BenchTable table = WriteTable.of(order, turn);
                table.create().forEach(session::execute);
                // Compaction comes later, and would be counted for whoever writes then.
                session.execute("ALTER TABLE " + table.qualifiedName()
                        + " WITH compaction = {'class': 'SizeTieredCompactionStrategy', 'enabled': 'false'}");
                session.execute("TRUNCATE " + table.qualifiedName());
            }
        }
    }

    private List<String> spark(ReadContender contender, String format) throws IOException {
        Path scratch = Files.createDirectories(sandbox.directory().resolve("spark-write-" + contender));
        List<String> options = new ArrayList<>(FLAGS);
        options.addAll(SparkOptions.of(scratch, address(), sandbox.cassandra().localDatacenter()));
        if (contender == ReadContender.OURS) {
            settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
        }
        record(contender, options);
        return child().run(
                        SparkWriteJob.class.getName(),
                        options,
                        List.of(format, Integer.toString(rows), Integer.toString(measurements), labels()),
                        contender.classpath());
    }

    private List<String> floor() throws IOException {
        List<String> options = new ArrayList<>(FLAGS);
        record(ReadContender.FLOOR, options);
        return child().run(
                        DriverWriteFloor.class.getName(),
                        options,
                        List.of(
                                address().getHostString() + ":" + address().getPort(),
                                sandbox.cassandra().localDatacenter(),
                                Integer.toString(rows),
                                Integer.toString(measurements),
                                labels()),
                        ReadContender.FLOOR.classpath());
    }

    private void record(ReadContender contender, List<String> options) {
        if (profile) {
            options.add(ChildRun.recording("write-" + contender));
        }
    }

    private String labels() {
        return orders.stream().map(Order::name).collect(Collectors.joining(","));
    }

    private ChildRun child() {
        return new ChildRun(sandbox.directory());
    }

    private InetSocketAddress address() {
        return sandbox.cassandra().contactPoints().get(0);
    }

    /** What the last turn has left in the tables: rows, and the sum of hashes of their stored bytes. */
    String result() {
        StringBuilder text = new StringBuilder();
        for (Order order : orders) {
            text.append(order.label())
                    .append(' ')
                    .append(stored(WriteTable.of(order, measurements)))
                    .append(' ');
        }
        return text.toString().strip();
    }

    private String stored(BenchTable table) {
        CqlSession session = sandbox.cassandra().session();
        String columns = String.join(", ", table.columns().keySet());
        PreparedStatement slice = session.prepare(
                "SELECT " + columns + " FROM " + table.qualifiedName() + " WHERE token(wsid) > ? AND token(wsid) <= ?");
        long count = 0;
        long hashes = 0;
        for (RingSlices.Slice part : RingSlices.of(SLICES)) {
            for (Row row : session.execute(slice.bind(part.afterToken(), part.lastToken()))) {
                count++;
                long hash = 0;
                for (int column = 0; column < table.columns().size(); column++) {
                    ByteBuffer bytes = row.getBytesUnsafe(column);
                    hash = 31 * hash + (bytes == null ? 7 : bytes.hashCode());
                }
                hashes += hash;
            }
        }
        return count + "/" + hashes;
    }
}
