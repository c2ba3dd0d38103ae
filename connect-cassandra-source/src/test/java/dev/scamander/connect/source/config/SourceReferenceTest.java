package dev.scamander.connect.source.config;

import dev.scamander.connect.config.GeneratedPage;
import dev.scamander.connect.config.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SourceReferenceTest {
    @Test
    void pageIsWhatTheDefinitionsSay() throws IOException {
        String introduction = """
                Settings of `dev.scamander.connect.source.CassandraSourceConnector`. The connection is set up as for the sink.
                Settings that begin with `datastax-java-driver.` go to the Java driver as they are.

                Unknown settings that look like one of these are refused, with the nearest known name. Everything is checked
                before the connector starts, tables also against the cluster as it is.
                """;
        ReferencePage page =
                new ReferencePage("Configuration of the source", introduction).groups(SourceOptions.DEFINITION);
        GeneratedPage.check("source-configuration.md", page.markdown());
    }
}
