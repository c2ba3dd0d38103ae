package dev.scamander.spark.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.cassandra.connection.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of Spark options is what the code has. {@code -Dscamander.docs=write} writes it anew. */
class OptionPageTest {

    private static final Path PAGE = Path.of("..", "docs", "spark-options.md");

    @Test
    void pageIsWhatTheCodeHas() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Options of the Spark data source

                <!-- Generated from the code by its test; edit the definitions instead. -->

                Names are those of the Spark Cassandra Connector. An option may be given to a read or write (`.option(name, value)`), to a catalog
                (`spark.sql.catalog.<catalog>.<name>`), to a named cluster of the session (`<cluster>/<name>`, chosen by the option
                `cluster`) and to the session (`spark.conf`, `--conf`); the first of these wins. Case does not matter in the options of a
                read. Names that begin with `spark.cassandra.` and are not known are refused, with the nearest known one.

                Options that begin with `datastax-java-driver.` go to the Java driver as they are.
                """);
        begin(page, "Reading");
        for (ReadOption option : ReadOption.values()) {
            line(page, option.optionName(), option.defaultValue(), option.doc(), option.allowed());
        }
        begin(page, "Writing");
        for (WriteOption option : WriteOption.values()) {
            line(page, option.optionName(), option.defaultValue(), option.doc(), option.allowed());
        }
        begin(page, "Streams");
        for (StreamOption option : StreamOption.values()) {
            line(page, option.optionName(), option.defaultValue(), option.doc(), option.allowed());
        }
        begin(page, "Connection");
        for (ConnectionOption option : ConnectionOption.values()) {
            line(page, option.sparkName(), option.defaultValue(Vocabulary.SPARK), option.doc(), allowed(option));
        }
        if ("write".equals(System.getProperty("scamander.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("%s is generated: run `mvn test -Dscamander.docs=write` and commit it", PAGE)
                .exists()
                .hasContent(page.toString());
    }

    private static void begin(StringBuilder page, String title) {
        page.append("\n## ")
                .append(title)
                .append("\n\n| option | default | what it does | allowed |\n|---|---|---|---|\n");
    }

    private static void line(StringBuilder page, String name, String value, String doc, String allowed) {
        page.append("| `").append(name).append("` | ");
        page.append(value.isEmpty() ? "" : "`" + value + "`").append(" | ");
        page.append(doc).append(" | ").append(allowed).append(" |\n");
    }

    private static String allowed(ConnectionOption option) {
        if (option == ConnectionOption.SSL_PROVIDER) {
            return "true, false, OpenSSL";
        }
        if (!option.choices().isEmpty()) {
            return String.join(", ", option.choices());
        }
        return switch (option.type()) {
            case STRING -> "text";
            case PASSWORD -> "text, never shown";
            case LIST -> "texts separated by commas";
            case INT -> "a whole number above 0";
            case BOOLEAN -> "true or false";
        };
    }
}
