package dev.scamander.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.cassandra.protocol.Cells;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A map is the oracle. */
class KeyTableTest {
    private static final TableWrite WRITE = TableWrite.of(
            TableWrite.Kind.UPSERT, Tables.KEYSPACE, Tables.table("t", "p:key").getName(), Tables.columns("p"));
    private static final WriteTarget TARGET = new WriteTarget(
            TargetPlanner.plan(WRITE, Tables.table("t", "p:key")),
            null,
            new TableState(Tables.KEYSPACE, key -> 0),
            null);

    private static Operation operation(int key) {
        byte[] cells =
                Cells.of(new ByteBuffer[] {ByteBuffer.allocate(Integer.BYTES).putInt(0, key)});
        KeyBytes bytes = KeyBytes.row(cells, Cells.places(cells, 1), new int[] {0});
        return new Operation(TARGET, bytes, cells, 0, 0, false, WritePipeline.NO_TTL, null);
    }

    @Property(tries = 200)
    void knowsTheNewestOfEachKey(@ForAll long seed) {
        Random random = new Random(seed);
        int keys = 1 + random.nextInt(60);
        KeyTable table = new KeyTable();
        Map<Integer, Operation> expected = new HashMap<>();
        List<Operation> all = new ArrayList<>();
        for (int step = 0; step < 400; step++) {
            int key = random.nextInt(keys);
            Operation operation = operation(key);
            assertThat(table.get(operation.rowKey)).isSameAs(expected.get(key));
            if (random.nextBoolean()) {
                assertThat(table.put(operation)).isSameAs(expected.put(key, operation));
                all.add(operation);
            } else if (!all.isEmpty()) {
                Operation gone = all.remove(random.nextInt(all.size()));
                table.remove(gone);
                expected.values().remove(gone);
            }
        }
        for (int key = 0; key < keys; key++) {
            assertThat(table.get(operation(key).rowKey)).isSameAs(expected.get(key));
        }
        table.clear();
        assertThat(table.get(operation(0).rowKey)).isNull();
    }
}
