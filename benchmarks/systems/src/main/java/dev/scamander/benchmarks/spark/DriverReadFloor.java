package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.scamander.benchmarks.systems.CheckLine;
import dev.scamander.benchmarks.systems.DriverSession;
import dev.scamander.benchmarks.systems.PageLoop;
import dev.scamander.benchmarks.systems.RingSlices;
import dev.scamander.benchmarks.systems.Stopwatch;
import java.util.List;
import java.util.stream.Stream;

/** The floor of reading: the queries by the driver alone, in a process of its own; nothing is made of the bytes. */
public final class DriverReadFloor {

    private static final int SLICES = 16;
    private static final int CONCURRENCY = 4;
    private static final int LOOKUPS = 64;
    private static final int PAGE_ROWS = 5_000;
    private static final String RING = " WHERE token(wsid) > ? AND token(wsid) <= ?";

    private final CqlSession session;
    private final String table;
    private final ReadTable rows;

    private DriverReadFloor(CqlSession session, String table, ReadTable rows) {
        this.session = session;
        this.table = table;
        this.rows = rows;
    }

    /**
     * Arguments: address, data centre, keyspace.table, number of rows, how often to warm up, how
     * often to measure, and which queries, separated by commas.
     */
    public static void main(String[] arguments) throws Exception {
        try (CqlSession session = DriverSession.open(arguments[0], arguments[1])) {
            DriverReadFloor floor =
                    new DriverReadFloor(session, arguments[2], new ReadTable(Integer.parseInt(arguments[3])));
            int warmups = Integer.parseInt(arguments[4]);
            int measurements = Integer.parseInt(arguments[5]);
            List<ReadQuery> queries = ReadQuery.parse(arguments[6]);
            Stopwatch stopwatch = new Stopwatch(() -> 0);
            for (int turn = 0; turn < warmups + measurements; turn++) {
                for (ReadQuery query : queries) {
                    long[] read = new long[1];
                    String line = stopwatch
                            .measure(query.label(), () -> read[0] = floor.run(query))
                            .line();
                    System.out.println(turn < warmups ? CheckLine.of(query.label(), Long.toString(read[0])) : line);
                }
            }
        }
    }

    private long run(ReadQuery query) throws Exception {
        return switch (query) {
            case SCAN -> slices("SELECT * FROM " + table + RING);
            case SCAN3 -> slices("SELECT wsid, hour, temperature FROM " + table + RING);
            case COUNT -> slices("SELECT count(*) FROM " + table + RING);
            case GROUP_BY -> slices("SELECT wsid, count(*) FROM " + table + RING + " GROUP BY wsid");
            case IN_KEYS -> keys("SELECT * FROM " + table + " WHERE wsid = ?", rows.keys());
            case PARTITION -> keys("SELECT * FROM " + table + " WHERE wsid = ?", List.of(ReadTable.WIDE_STATION));
            case TOP5 ->
                keys(
                        "SELECT * FROM " + table
                                + " WHERE wsid = ? ORDER BY year DESC, month DESC, day DESC, hour DESC LIMIT 5",
                        List.of(ReadTable.WIDE_STATION));
        };
    }

    private long slices(String cql) throws Exception {
        PreparedStatement prepared = session.prepare(cql);
        Stream<BoundStatement> statements = RingSlices.of(SLICES).stream()
                .map(slice ->
                        prepared.bind(slice.afterToken(), slice.lastToken()).setPageSize(PAGE_ROWS));
        return new PageLoop(session, CONCURRENCY).read(statements.iterator());
    }

    private long keys(String cql, List<String> keys) throws Exception {
        PreparedStatement prepared = session.prepare(cql);
        Stream<BoundStatement> statements =
                keys.stream().map(key -> prepared.bind(key).setPageSize(PAGE_ROWS));
        return new PageLoop(session, LOOKUPS).read(statements.iterator());
    }
}
