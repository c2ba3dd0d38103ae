package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scamander.it.sandbox.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigExamplesTest {
    private static final Path DIRECTORY = ProjectLayout.find().root().resolve("config-examples");

    private final ConfigExamples examples = new ConfigExamples(DIRECTORY);

    @Test
    void splitsASchemaIntoStatements() {
        List<String> statements = examples.schema("shop.cql");

        assertThat(statements).hasSize(4);
        assertThat(statements).allMatch(statement -> statement.startsWith("CREATE "));
        assertThat(statements.get(3)).contains("shop.product").contains("categories map<text, frozen<category>>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"weather-sink.json", "weather-aggregates-sink.json", "product-sink.json", "weather-source.json"})
    void changesNothingButTheSettingsGiven(String name) throws IOException {
        JsonNode changed = examples.connector(name, Map.of("port", "19042"));
        JsonNode original = new JsonMapper().readTree(Files.readString(DIRECTORY.resolve(name)));

        assertThat(changed.at("/config/port").asText()).isEqualTo("19042");
        assertThat(examples.connector(name, Map.of())).isEqualTo(original);
        assertThat(original.at("/name").asText() + ".json").isEqualTo(name);
        assertThat(original.at("/config")).allMatch(JsonNode::isTextual);
    }

    @Test
    void aFileThatIsNoConnectorIsNamed(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("bad.json"), "[]");

        assertThatThrownBy(() -> new ConfigExamples(directory).connector("bad.json", Map.of()))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("bad.json");
        assertThatThrownBy(() -> new ConfigExamples(directory).lines("missing.jsonl"))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("missing.jsonl");
    }
}
