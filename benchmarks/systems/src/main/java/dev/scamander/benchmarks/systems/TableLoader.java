package dev.scamander.benchmarks.systems;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.benchmarks.records.BenchTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Creates and fills a table before anything is measured. */
public final class TableLoader {

    private static final int CHUNK = 20_000;

    private final BenchTable table;
    private final GroupedWrites writes;

    /** Creates that table, which has one partition key column, and prepares to fill it. */
    public TableLoader(CqlSession session, BenchTable table) {
        this.table = table;
        table.create().forEach(session::execute);
        writes = new GroupedWrites(session, table);
    }

    /** Writes all rows and waits until they are written. */
    public void load(Stream<Map<String, Object>> rows) throws InterruptedException {
        List<Map<String, Object>> chunk = new ArrayList<>(CHUNK);
        for (Iterator<Map<String, Object>> left = rows.iterator(); left.hasNext(); ) {
            chunk.add(left.next());
            if (chunk.size() == CHUNK || !left.hasNext()) {
                writes.write(EncodedRows.of(table, chunk.size(), chunk::get));
                chunk.clear();
            }
        }
    }
}
