package dev.scamander.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds a page of the documentation against what the code generates. */
public final class GeneratedPage {
    private GeneratedPage() {}

    /**
     * Checks {@code docs/<name>}; with {@code -Dscamander.docs=write} writes it instead.
     *
     * @param name the file's name
     * @param markdown what should be in it
     */
    public static void check(String name, String markdown) throws IOException {
        Path page = Path.of("..", "docs", name);
        if ("write".equals(System.getProperty("scamander.docs"))) {
            Files.writeString(page, markdown);
        }
        assertThat(page)
                .as("docs/%s is generated: run `mvn test -Dscamander.docs=write` and commit it", name)
                .exists()
                .hasContent(markdown);
    }
}
