package dev.scamander.benchmarks.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.records.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TreeContenderTest {

    @Test
    void encodesWhatTheRowHolds() throws IOException {
        TreeContender tree = new TreeContender(Dataset.WEATHER.table());

        Map<String, ByteBuffer> columns = tree.columns(tree.map(Dataset.WEATHER.value(3, Form.TEXT)));

        Map<String, Object> row = Dataset.WEATHER.row(3);
        assertThat(columns.get("year").getInt(0)).isEqualTo(row.get("year"));
        assertThat(columns.get("temperature").getDouble(0)).isEqualTo(row.get("temperature"));
        assertThat(StandardCharsets.UTF_8.decode(columns.get("wsid")).toString())
                .isEqualTo(row.get("wsid"));
    }

    @Test
    void bytesThatDifferAreNamed() {
        List<String> reference = List.of("record 0, year: 000007d8", "record 0, month: 00000001");

        assertThatCode(() -> SameBytes.require("tree", reference, "ours", reference))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SameBytes.require(
                        "tree", reference, "ours", List.of("record 0, year: 000007d8", "record 0, month: null")))
                .hasMessageContaining("tree and ours make different bytes")
                .hasMessageContaining("record 0, month: null");
        assertThatThrownBy(() -> SameBytes.require("tree", reference, "ours", List.of()))
                .hasMessageContaining("ours made 0");
    }
}
