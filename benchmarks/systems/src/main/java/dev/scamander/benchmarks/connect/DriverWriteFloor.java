package dev.scamander.benchmarks.connect;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.systems.DriverSession;
import dev.scamander.benchmarks.systems.EncodedRows;
import dev.scamander.benchmarks.systems.GroupedWrites;
import dev.scamander.benchmarks.systems.Stopwatch;

/** The floor of the sink: the driver alone, in a process of its own, writes the rows of a feed, encoded beforehand. */
public final class DriverWriteFloor {

    private DriverWriteFloor() {}

    /** Arguments: address, data centre, the feed's kind and size, how often to warm up, how often to measure. */
    public static void main(String[] arguments) throws Exception {
        Feed feed = new Feed(Dataset.valueOf(arguments[2]), Integer.parseInt(arguments[3]));
        int warmups = Integer.parseInt(arguments[4]);
        int measurements = Integer.parseInt(arguments[5]);
        try (CqlSession session = DriverSession.open(arguments[0], arguments[1])) {
            EncodedRows rows = EncodedRows.of(feed.table(), feed.size(), feed::row);
            Stopwatch stopwatch = new Stopwatch(() -> 0);
            for (int turn = 0; turn < warmups + measurements; turn++) {
                session.execute("TRUNCATE " + feed.table().qualifiedName());
                String line = stopwatch
                        .measure(feed.name(), () -> new GroupedWrites(session, feed.table()).write(rows))
                        .line();
                if (turn >= warmups) {
                    System.out.println(line);
                }
            }
        }
    }
}
