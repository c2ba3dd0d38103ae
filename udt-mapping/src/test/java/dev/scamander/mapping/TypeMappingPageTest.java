package dev.scamander.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of type conversions is what the code does. {@code -Dscamander.docs=write} writes it anew. */
class TypeMappingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "type-mapping.md");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        String page = new TypeMappingPage().write();
        if ("write".equals(System.getProperty("scamander.docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/type-mapping.md; if the code is right, write the page with -Dscamander.docs=write")
                .isEqualTo(page);
    }
}
