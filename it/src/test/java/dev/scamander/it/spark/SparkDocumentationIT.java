package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation tells people to type into {@code spark-shell} is compiled and run, with the settings given there. */
class SparkDocumentationIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    /** What {@code spark-shell} begins with. */
    private static final String SESSION = """
            val spark = org.apache.spark.sql.SparkSession.builder().getOrCreate()
            import spark.implicits._
            """;

    private static final Pattern SHELL = Pattern.compile("```sh\n(spark-shell .*?)```", Pattern.DOTALL);
    private static final Pattern SCALA = Pattern.compile("```scala\n(.*?)```", Pattern.DOTALL);

    @BeforeAll
    static void createTable() {
        CqlSession session = SANDBOX.cassandra().session();
        session.execute("CREATE KEYSPACE IF NOT EXISTS weather WITH replication = {'class': 'SimpleStrategy',"
                + " 'replication_factor': 1}");
        session.execute("CREATE TABLE IF NOT EXISTS weather.raw_weather_data (wsid text, year int, month int, day int,"
                + " hour int, temperature double, PRIMARY KEY ((wsid), year, month, day, hour))");
        for (int hour = 0; hour < 24; hour++) {
            session.execute("INSERT INTO weather.raw_weather_data (wsid, year, month, day, hour, temperature) VALUES"
                    + " ('724940:23234', 2008, 7, 4, " + hour + ", " + (hour + 0.25)
                    + ") USING TTL 86400 AND TIMESTAMP 1234567");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/spark.md"})
    void runsAsWritten(String page) throws IOException {
        Path root = ProjectLayout.find().root();
        String text = Files.readString(root.resolve(page));
        List<String> shell =
                List.of(only(SHELL, text).replace("\\\n", " ").trim().split("\\s+"));
        Path script = Files.createTempFile("lines", ".scala");
        Files.writeString(script, SESSION + String.join("\n", all(SCALA, text)));

        SparkResult result = SANDBOX.sandbox()
                .spark(SandboxRuntime.SPARK_3_5_2_12)
                .run(job(
                        shell,
                        SparkJob.of("scala.tools.nsc.MainGenericRunner", "-nc", "-usejavacp", script.toString())));

        assertThat(shell).startsWith("spark-shell", "--jars");
        assertThat(root.resolve(shell.get(2))).isEqualTo(ProjectLayout.find().sparkDataSource());
        assertThat(String.join("\n", result.lines()))
                .doesNotContain("error:", "Exception")
                .contains("|  4|           23.25|");
        if (page.endsWith("spark.md")) {
            assertThat(String.join("\n", result.lines()))
                    .contains("|724940:23234|   24|")
                    .containsPattern("\\| +low\\| +double\\|")
                    .contains("|724940:23234|               1234567|");
        }
    }

    /** The shell's own settings, and Scala's compiler. */
    private static SparkJob job(List<String> shell, SparkJob bare) {
        SparkJob job = bare;
        for (int i = 1; i < shell.size(); i += 2) {
            if (shell.get(i).equals("--conf")) {
                String[] setting = shell.get(i + 1).split("=", 2);
                job = job.setting(setting[0], setting[1]);
            }
        }
        for (String jar :
                ProjectLayout.find().classpath(SandboxRuntime.SCALA_2_12).split(File.pathSeparator)) {
            job = job.jar(Path.of(jar));
        }
        return job;
    }

    private static String only(Pattern pattern, String text) {
        List<String> found = all(pattern, text);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
