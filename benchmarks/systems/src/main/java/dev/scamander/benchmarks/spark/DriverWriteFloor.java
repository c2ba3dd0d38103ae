package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.spark.WriteTable.Order;
import dev.scamander.benchmarks.systems.DriverSession;
import dev.scamander.benchmarks.systems.EncodedRows;
import dev.scamander.benchmarks.systems.GroupedWrites;
import dev.scamander.benchmarks.systems.Stopwatch;

/** The floor of writing: the driver alone, in a process of its own, writes the same rows, encoded beforehand. */
public final class DriverWriteFloor {

    private DriverWriteFloor() {}

    /** Arguments: address, data centre, the number of rows, how often to warm up, how often to measure. */
    public static void main(String[] arguments) throws Exception {
        WriteTable table = new WriteTable(Integer.parseInt(arguments[2]));
        int warmups = Integer.parseInt(arguments[3]);
        int turns = warmups + Integer.parseInt(arguments[4]);
        Stopwatch stopwatch = new Stopwatch(() -> 0);
        try (CqlSession session = DriverSession.open(arguments[0], arguments[1])) {
            for (Order order : Order.values()) {
                EncodedRows rows =
                        EncodedRows.of(WriteTable.of(order, 0), table.rows(), index -> table.row(order, index));
                for (int turn = 0; turn < turns; turn++) {
                    BenchTable target = WriteTable.of(order, turn);
                    String line = stopwatch
                            .measure(order.label(), () -> new GroupedWrites(session, target).write(rows))
                            .line();
                    if (turn >= warmups) {
                        System.out.println(line);
                    }
                }
            }
        }
    }
}
