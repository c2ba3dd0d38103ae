package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents spoiled at random give a row or a {@link MappingException}, and leave the next document unharmed. */
class RowFuzzTest {
    private static final int DOCUMENTS = 150_000;
    private static final String[] TOKENS = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "1e999999999",
        "-0.1",
        "1e-400",
        "\\ud800",
        "\u0000",
        "{}",
        "[]",
        "\"id\":",
        "\"dimensions\":{",
        "99999999999999999999",
        "NaN",
        "\\",
        "\u00e9",
        "\uD83D\uDE00",
        "\"a\":[[[[[[",
        " "
    };

    private static final String GOOD = """
            {"id": 7, "name": "Kitchen \\u00e9 Table", "price": 249.99, "tags": ["a", "b"],
             "dimensions": {"units": "inches", "length": 50.0, "width": 32, "height": 29.5},
             "categories": {"Home": {"catalogPage": 45, "url": "/home"}, "Kitchen": {"url": null}}}""";

    private final TableMetadata table = new TestTables()
            .type("dimensions", "units", "text", "length", "float", "width", "float", "height", "float")
            .type("category", "catalogpage", "int", "url", "text")
            .table(
                    "product",
                    "id",
                    "id",
                    "int",
                    "name",
                    "text",
                    "price",
                    "float",
                    "tags",
                    "list<text>",
                    "dimensions",
                    "frozen<dimensions>",
                    "length",
                    "int",
                    "categories",
                    "map<text, frozen<category>>",
                    "home",
                    "int");
    private final RowMapping mapping = RowMapping.compile(
            "id=value.id, name=value.name, price=value.price, tags=value.tags, dimensions=value.dimensions, "
                    + "length=scale(value.dimensions.length, 10), categories=value.categories, "
                    + "home=value.categories.Home.catalogPage, __ttl=value.ttl, __timestamp=value.ts",
            table,
            MappingSettings.defaults());

    @Test
    void spoiledDocumentsHarmNobody() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Object> good = decode(GOOD);
        assertThat(good).containsEntry("length", 500).containsEntry("home", 45);
        int rows = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            Object document = spoiled(random);
            try {
                mapping.map(TestRecord.ofValue(document));
                rows++;
            } catch (MappingException e) {
                assertThat(e.path()).isNotEmpty();
                assertThat(e.target()).isNotEmpty();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", document " + i + ": " + shown(document), e);
            }
            if (i % 50 == 0) {
                assertThat(decode(GOOD))
                        .as("after document %s of seed %s: %s", i, seed, shown(document))
                        .isEqualTo(good);
            }
        }
        assertThat(rows).as("some documents stay sound, seed " + seed).isBetween(DOCUMENTS / 100, DOCUMENTS * 3 / 4);
    }

    private Map<String, Object> decode(String document) {
        return Rows.decode(table, mapping, mapping.map(TestRecord.ofValue(document)));
    }

    private static String shown(Object document) {
        return document instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : document.toString();
    }

    private static Object spoiled(Random random) {
        StringBuilder text = new StringBuilder(GOOD);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, TOKENS[random.nextInt(TOKENS.length)]);
                case 2 -> text.replace(from, to, TOKENS[random.nextInt(TOKENS.length)]);
                default -> text.insert(random.nextInt(text.length()), text.substring(from, to));
            }
        }
        if (random.nextBoolean()) {
            return text.toString();
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void hostileDocumentsAreRefused() {
        String[] hostile = {
            "{\"name\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            "{\"unknown\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
            "{\"price\":1e999999999}",
            "{\"dimensions\":{\"length\":1e999999999}}",
            "{\"price\":" + "9".repeat(100_000) + "}",
            "{\"" + "x".repeat(20 << 20) + "\":1}",
            "{\"id\":1,\"name\":\"" + "x".repeat(20 << 20) + "\"}",
        };
        for (String document : hostile) {
            assertThat(mappingFailure(document)).as("%.40s", document).isNotNull();
            assertThat(decode(GOOD)).containsEntry("id", 7);
        }
    }

    private MappingException mappingFailure(String document) {
        try {
            mapping.map(TestRecord.ofValue(document));
            return null;
        } catch (MappingException e) {
            assertThat(e.getMessage()).hasSizeLessThan(2_000);
            return e;
        }
    }
}
