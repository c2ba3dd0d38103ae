package dev.scamander.benchmarks.systems;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import dev.scamander.benchmarks.records.BenchTable;
import dev.scamander.benchmarks.records.Dataset;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncodedRowsTest {

    private final BenchTable table = Dataset.PRODUCT.table();

    @Test
    void nestedObjectsBecomeUdtValues() {
        EncodedRows rows = EncodedRows.of(table, 1, Dataset.PRODUCT::row);

        Map<?, ?> row = Dataset.PRODUCT.row(0);
        UdtValue dimensions = (UdtValue) decoded(rows.values().get(0), "dimensions");
        Map<?, ?> categories = (Map<?, ?>) decoded(rows.values().get(0), "categories");
        assertThat(rows.partitions()).containsExactly(0);
        assertThat(dimensions.getFloat("width")).isEqualTo(((Map<?, ?>) row.get("dimensions")).get("width"));
        assertThat(categories).hasSameSizeAs((Map<?, ?>) row.get("categories"));
    }

    @Test
    void tablesComeWithTheirTypes() {
        assertThat(table.create())
                .hasSize(4)
                .element(3)
                .asString()
                .contains("frozen<shop.dimensions>", "map<text, frozen<shop.category>>", "PRIMARY KEY ((productid))");
    }

    private Object decoded(ByteBuffer[] values, String column) {
        int index = table.columns().keySet().stream().toList().indexOf(column);
        return CodecRegistry.DEFAULT.codecFor(table.columns().get(column)).decode(values[index], ProtocolVersion.V5);
    }
}
