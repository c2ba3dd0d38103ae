package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.benchmarks.systems.CheckLine;
import dev.scamander.benchmarks.systems.DriverSession;
import dev.scamander.benchmarks.systems.PageLoop;
import dev.scamander.benchmarks.systems.Stopwatch;

/** Looking up keys by the driver alone, one request for each, many at a time; nothing is made of the bytes. */
public final class DriverJoinFloor {

    private static final int LOOKUPS = 128;

    private DriverJoinFloor() {}

    /** Arguments: address, data centre, number of rows, how often to warm up, how often to measure. */
    public static void main(String[] arguments) throws Exception {
        JoinTable table = new JoinTable(Integer.parseInt(arguments[2]));
        int warmups = Integer.parseInt(arguments[3]);
        int measurements = Integer.parseInt(arguments[4]);
        try (CqlSession session = DriverSession.open(arguments[0], arguments[1])) {
            PreparedStatement prepared =
                    session.prepare("SELECT * FROM " + JoinTable.KEYSPACE + "." + JoinTable.NAME + " WHERE wsid = ?");
            Stopwatch stopwatch = new Stopwatch(() -> 0);
            for (int turn = 0; turn < warmups + measurements; turn++) {
                for (JoinQuery query : JoinQuery.values()) {
                    long[] rows = new long[1];
                    String line = stopwatch
                            .measure(
                                    query.label(),
                                    () -> rows[0] = new PageLoop(session, LOOKUPS)
                                            .read(table.keys(query.keys()).stream()
                                                    .map(prepared::bind)
                                                    .iterator()))
                            .line();
                    System.out.println(turn < warmups ? CheckLine.of(query.label(), Long.toString(rows[0])) : line);
                }
            }
        }
    }
}
