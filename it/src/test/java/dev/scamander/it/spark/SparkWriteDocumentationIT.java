package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The statements of the page on writing run as they stand there. */
class SparkWriteDocumentationIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @Test
    void statementsRunAsWritten() throws IOException {
        String keyspace = SANDBOX.cassandra().createKeyspace("shop");
        String page = Files.readString(ProjectLayout.find().root().resolve("docs/spark-writes.md"));
        List<String> arguments = new ArrayList<>(List.of("", ""));
        for (Matcher matcher = SQL.matcher(page); matcher.find(); ) {
            for (String statement : matcher.group(1).split(";\n")) {
                arguments.add("statement" + arguments.size() / 2);
                arguments.add(statement.replace('\n', ' ').replace("cass.shop.", "cass." + keyspace + "."));
            }
        }

        SparkResult result = SANDBOX.sandbox()
                .spark(SandboxRuntime.SPARK_3_5_2_12)
                .run(SparkJob.of("dev.scamander.it.jobs.SparkQueries", arguments.toArray(String[]::new))
                        .setting("spark.sql.catalog.cass", "dev.scamander.spark.CassandraCatalog"));

        assertThat(arguments).hasSizeGreaterThan(14);
        assertThat(result.lines()).noneMatch(line -> line.contains(".error="));
        assertThat(result.value("statement" + (arguments.size() / 2 - 1)))
                .isEqualTo("{\"id\":1,\"name\":\"TISCH\"} {\"id\":3,\"name\":\"Bank\"}");
    }
}
