package dev.scamander.benchmarks.spark;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.benchmarks.spark.WriteTable.Order;
import dev.scamander.benchmarks.systems.DriverSession;
import dev.scamander.benchmarks.systems.EncodedRows;
import dev.scamander.benchmarks.systems.GroupedWrites;
import dev.scamander.benchmarks.systems.Stopwatch;

/** The floor of writing: the driver alone, in a process of its own, writes the same rows, encoded beforehand. */
public final class DriverWriteFloor {

    private DriverWriteFloor() {}

    /** Arguments: address, data centre, the number of rows, how often to measure, the orders of rows. */
    public static void main(String[] arguments) throws Exception {
        WriteTable table = new WriteTable(Integer.parseInt(arguments[2]));
        int measurements = Integer.parseInt(arguments[3]);
        Stopwatch stopwatch = new Stopwatch(() -> 0);
        try (CqlSession session = DriverSession.open(arguments[0], arguments[1])) {
            for (Order order : Order.named(arguments[4])) {
                EncodedRows rows =
                        EncodedRows.of(WriteTable.of(order, 0), table.rows(), index -> table.row(order, index));
                write(session, order, 0, rows.first(table.warmUpRows()));
                for (int turn = 1; turn <= measurements; turn++) {
                    int number = turn;
                    System.out.println(stopwatch
                            .measure(order.label(), () -> write(session, order, number, rows))
                            .line());
                }
            }
        }
    }

    private static void write(CqlSession session, Order order, int turn, EncodedRows rows) throws InterruptedException {
        new GroupedWrites(session, WriteTable.of(order, turn)).write(rows);
    }
}
