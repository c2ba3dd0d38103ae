package dev.scamander.connect.sink.config;

import dev.scamander.connect.config.GeneratedPage;
import dev.scamander.connect.config.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SinkReferenceTest {
    @Test
    void pageIsWhatTheDefinitionsSay() throws IOException {
        String introduction = """
                Settings of `dev.scamander.connect.sink.CassandraSinkConnector`. Names are those of the DataStax Apache Kafka
                Connector; its configurations work with only `connector.class` changed. Settings that begin with
                `datastax-java-driver.` go to the Java driver as they are.

                Unknown settings that look like one of these are refused, with the nearest known name. Everything is checked
                before the connector starts, mappings also against the tables as they are. A setting that has no effect beside the others
                is refused, or, if configurations of the DataStax sink may have it, told in the worker's log.

                Topics are chosen by `topics` or `topics.regex`, as for every sink. Each of them, as transformations leave it, needs at
                least one table; a record of a topic without one fails its task, which says so.
                """;
        ReferencePage page = new ReferencePage("Configuration of the sink", introduction)
                .groups(SinkOptions.DEFINITION)
                .section("Per table", """
                        Named `topic.<topic>.<keyspace>.<table>.<setting>`. A topic may have several tables; a record is done when
                        all of them have it. The topic is the one that transformations leave; it may contain dots. Keyspace and
                        table are taken as they are written, upper case letters and all.
                        """, TableOptions.DEFINITION)
                .section("Per topic", "Named `topic.<topic>.codec.<setting>`.", CodecOptions.DEFINITION);
        GeneratedPage.check("sink-configuration.md", page.markdown());
    }
}
