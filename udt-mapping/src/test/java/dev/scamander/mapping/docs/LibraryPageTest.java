package dev.scamander.mapping.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.ddl.TableDerivation;
import dev.scamander.mapping.docs.MarkdownBlocks.Block;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.MappingRecord;
import dev.scamander.mapping.row.RowMapping;
import dev.scamander.mapping.row.Rows;
import dev.scamander.mapping.row.TestRecord;
import dev.scamander.mapping.row.TestTables;
import dev.scamander.mapping.udt.UdtMapping;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of docs/udt-mapping.md are the marked lines of this file, and run. */
class LibraryPageTest {
    private final List<Block> blocks = MarkdownBlocks.of("udt-mapping.md");
    private final TableMetadata table = TestTables.product();

    @Test
    void oneValue() {
        DataType dimensions = table.getColumn("dimensions").orElseThrow().getType();
        // example: one value
        UdtMapping mapping = UdtMapping.of(dimensions); // a UserDefinedType of the driver, or any other CQL type
        ByteBuffer bytes = mapping.fromJson("{\"units\":\"inches\",\"length\":50.5}");
        String json = mapping.toJson(bytes);
        Object map = mapping.toValue(bytes);
        // end
        assertThat(json).isEqualTo("{\"units\":\"inches\",\"length\":50.5,\"width\":null,\"height\":null}");
        assertThat((Map<?, ?>) map).hasSize(4);
    }

    @Test
    void aRow() {
        MappingRecord record = TestRecord.of(7, "{\"name\":\"Table\",\"dimensions\":{\"length\":1}}");
        // example: a row
        RowMapping mapping = RowMapping.compile(
                "productid=key, name=value.name, dimensions=value.dimensions", table, MappingSettings.defaults());
        MappedRow row = mapping.map(record);
        List<CqlIdentifier> columns = mapping.columns(); // in bind order
        ByteBuffer[] values = row.values(); // null is CQL null, ProtocolConstants.UNSET_VALUE leaves a column alone
        // end
        assertThat(columns).hasSize(3);
        assertThat(values).hasSize(3);
        assertThat(Rows.decode(table, mapping, row))
                .containsEntry("productid", 7)
                .containsEntry("name", "Table");
    }

    @Test
    void aTable() {
        List<String> samples = List.of(noted("sample"));
        // example: a table
        List<String> statements = TableDerivation.of("shop", "product")
                .withKey(List.of("productId"), List.of())
                .fromSamples(samples)
                .statements();
        // end
        assertThat(String.join("\n", statements)).isEqualTo(noted("statements"));
    }

    @Test
    void thePageShowsTheseLines() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
        for (String example : List.of("example: one value", "example: a row", "example: a table")) {
            int start = source.indexOf("// " + example + "\n") + example.length() + 4;
            String lines = source.substring(start, source.indexOf("        // end", start));
            assertThat(lines.stripTrailing().stripIndent()).isEqualTo(noted(example));
        }
    }

    private String noted(String note) {
        return blocks.stream()
                .filter(block -> block.note().equals(note))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
