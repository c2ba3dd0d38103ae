package dev.scamander.benchmarks.mapping;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.MappingRecord;
import dev.scamander.mapping.row.RowMapping;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ours: what the sink calls per record. */
public final class ScamanderContender implements Contender {

    private final RowMapping mapping;

    /** Compiles the mapping that names every column. */
    public ScamanderContender(BenchTable table) {
        mapping = RowMapping.compile(table.mapping(), DescribedTable.of(table), MappingSettings.defaults());
    }

    @Override
    public MappedRow map(Object value) {
        return mapping.map(new ValueOnly(value));
    }

    @Override
    public Map<String, ByteBuffer> columns(Object mapped) {
        ByteBuffer[] values = ((MappedRow) mapped).values();
        List<CqlIdentifier> columns = mapping.columns();
        Map<String, ByteBuffer> byName = new LinkedHashMap<>();
        for (int index = 0; index < values.length; index++) {
            byName.put(columns.get(index).asInternal(), values[index]);
        }
        return byName;
    }

    private record ValueOnly(Object value) implements MappingRecord {

        @Override
        public Object key() {
            return null;
        }

        @Override
        public Object header(String name) {
            return null;
        }

        @Override
        public String topic() {
            return "records";
        }

        @Override
        public int partition() {
            return 0;
        }

        @Override
        public long offset() {
            return 0;
        }

        @Override
        public long timestampMillis() {
            return -1;
        }
    }
}
