package dev.scamander.mapping.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.ddl.CqlStatements;
import dev.scamander.mapping.docs.MarkdownBlocks.Block;
import dev.scamander.mapping.language.InvalidMappingException;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.RowMapping;
import dev.scamander.mapping.row.Rows;
import dev.scamander.mapping.row.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples of docs/mapping.md. */
class MappingPageTest {
    private final List<Block> blocks = MarkdownBlocks.of("mapping.md");

    @TestFactory
    Stream<DynamicTest> examplesDoWhatThePageSays() {
        TableMetadata table = CqlStatements.table(List.of(first("cql").split("\n(?=CREATE)")));
        List<DynamicTest> tests = new ArrayList<>();
        String mapping = "";
        String json = "{}";
        for (Block block : blocks) {
            String text = block.text();
            switch (block.language()) {
                case "mapping" -> {
                    mapping = text;
                    json = "{}";
                }
                case "json" -> json = text;
                case "row", "error" -> tests.add(example(table, mapping, json, text));
                default -> {
                    // shown only
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(7);
        return tests.stream();
    }

    private static DynamicTest example(TableMetadata table, String mapping, String json, String expected) {
        return DynamicTest.dynamicTest(
                mapping, () -> assertThat(result(table, mapping, json)).isEqualTo(expected));
    }

    private static String result(TableMetadata table, String text, String json) {
        try {
            RowMapping mapping = RowMapping.compile(text, table, MappingSettings.defaults());
            MappedRow row = mapping.map(TestRecord.ofValue(json));
            Map<String, Object> values = Rows.decode(table, mapping, row);
            if (mapping.hasTtl()) {
                values.put("__ttl", row.ttlSeconds());
            }
            if (mapping.hasTimestamp()) {
                values.put("__timestamp", row.timestampMicros());
            }
            return values.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(", "));
        } catch (InvalidMappingException | MappingException e) {
            return e.getMessage();
        }
    }

    @Test
    void theConfigOfTheFirstExampleParses() {
        String config = first("json");
        String mapping = config.substring(config.indexOf(": \"") + 3, config.lastIndexOf('"'));
        assertThat(Mapping.parse(mapping).assignments()).hasSize(4);
    }

    private String first(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
