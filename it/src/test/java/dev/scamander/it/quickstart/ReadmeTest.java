package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scamander.it.sandbox.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents promise exists: commands, files, links, and examples that equal the ones that are tested. */
class ReadmeTest {
    private static final Path ROOT = ProjectLayout.find().root();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void theTwoCommandsAreTheOnesThatAreRun() throws IOException {
        List<String> commands = blocks("sh")
                .findFirst()
                .orElseThrow()
                .lines()
                .map(line -> line.replaceAll("\\s*#.*", ""))
                .toList();

        assertThat(commands).containsExactly("./quickstart", "mvn verify");
        assertThat(ROOT.resolve("quickstart")).isExecutable();
        assertThat(ROOT.resolve(".ci/run")).isExecutable().content().containsPattern("(?m)^exec mvn( --\\S+)* verify$");
    }

    @Test
    void everyConnectorShownIsPartOfAnExampleThatIsRun() throws IOException {
        List<String> shown = blocks("json").toList();

        assertThat(shown).hasSize(2);
        for (String json : shown) {
            JsonNode connector = new JsonMapper().readTree(json);
            JsonNode example = new JsonMapper()
                    .readTree(Files.readString(ROOT.resolve(
                            "config-examples/" + connector.required("name").asText() + ".json")));
            assertThat(connector.required("config").properties())
                    .isSubsetOf(example.required("config").properties());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        Matcher links = LINK.matcher(Files.readString(document));

        while (links.find()) {
            assertThat(document.resolveSibling(links.group(1))).exists();
        }
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> examples = Files.list(ROOT.resolve("config-examples"))) {
            return Stream.of(root, docs, examples)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Stream<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2));
    }
}
