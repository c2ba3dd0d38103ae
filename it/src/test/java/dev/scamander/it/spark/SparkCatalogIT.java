package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cluster as a catalog of Spark SQL. */
class SparkCatalogIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    @SparkBuildTest
    void defines(SandboxRuntime spark) {
        String keyspace = Sandbox.uniqueName("catalog");
        SparkResult result = run(
                spark,
                "create",
                "CREATE NAMESPACE cass." + keyspace,
                "table",
                "CREATE TABLE cass." + keyspace + ".readings (station STRING, day DATE, `Hour` INT, v DOUBLE,"
                        + " place STRUCT<lat: DOUBLE, lon: DOUBLE>, tags ARRAY<STRING>) USING cassandra PARTITIONED BY (station)"
                        + " TBLPROPERTIES (clustering_key = 'day.desc, Hour', comment = \"it's\", gc_grace_seconds = '1000')",
                "again",
                "CREATE TABLE cass." + keyspace + ".readings (k INT) USING cassandra PARTITIONED BY (k)",
                "keyless",
                "CREATE TABLE cass." + keyspace + ".keyless (k INT) USING cassandra",
                "interval",
                "CREATE TABLE cass." + keyspace + ".i (k INT, i INTERVAL DAY) USING cassandra PARTITIONED BY (k)",
                "tables",
                "SHOW TABLES IN cass." + keyspace,
                "add",
                "ALTER TABLE cass." + keyspace + ".readings ADD COLUMNS (extra BIGINT)",
                "drop",
                "ALTER TABLE cass." + keyspace + ".readings DROP COLUMN v",
                "describe",
                "DESCRIBE TABLE cass." + keyspace + ".readings",
                "system",
                "SELECT key, cluster_name IS NOT NULL AS named FROM cass.system.local",
                "missing",
                "SELECT * FROM cass." + keyspace + ".reading");
        CqlSession session = SANDBOX.cassandra().session();

        assertThat(result.lines()).noneMatch(line -> line.startsWith("create.error") || line.startsWith("table.error"));
        assertThat(session.refreshSchema()
                        .getKeyspace(keyspace)
                        .orElseThrow()
                        .getTable("readings")
                        .orElseThrow()
                        .describe(false))
                .contains("PRIMARY KEY (\"station\", \"day\", \"Hour\")")
                .contains("CLUSTERING ORDER BY (\"day\" DESC, \"Hour\" ASC)")
                .contains("\"place\" frozen<\"" + keyspace + "\".\"readings_place\">")
                .contains("\"tags\" list<text>")
                .contains("\"extra\" bigint")
                .contains("'it''s'")
                .doesNotContain("\"v\" double");
        assertThat(result.value("again.error")).contains("already exists");
        assertThat(result.value("keyless.error")).contains("PARTITIONED BY");
        assertThat(result.value("interval.error")).contains("column i interval");
        assertThat(result.value("tables")).contains("\"tableName\":\"readings\"");
        assertThat(result.value("describe"))
                .contains("{\"col_name\":\"place\",\"data_type\":\"struct<lat:double,lon:double>\"")
                .contains("{\"col_name\":\"extra\",\"data_type\":\"bigint\"");
        assertThat(result.value("system")).isEqualTo("{\"key\":\"local\",\"named\":true}");
        assertThat(result.value("missing.error")).contains("reading");

        session.execute("INSERT INTO " + keyspace
                + ".readings (station, day, \"Hour\", extra, tags) VALUES ('a', '2008-01-01', 1,"
                + " 5, ['t']) USING TTL 86400 AND TIMESTAMP 1234567");
        SparkResult read = run(
                spark,
                "written",
                "SELECT station, `writetime(extra)` AS w, `ttl(extra)` BETWEEN 1 AND 86400 AS t FROM cass." + keyspace
                        + ".readings",
                "missingTime",
                "SELECT `ttl(tags)` FROM cass." + keyspace + ".readings",
                "ignoredTime",
                "SELECT station, `ttl(tags)` IS NULL AS t, `writetime(day)` IS NULL AS w, `writetime(extra)` AS e FROM lenient."
                        + keyspace + ".readings",
                "where",
                "SELECT tags[0] AS tag FROM cass." + keyspace
                        + ".readings WHERE station = 'a' AND day = DATE'2008-01-01'",
                "dropTable",
                "DROP TABLE cass." + keyspace + ".readings",
                "dropped",
                "SHOW TABLES IN cass." + keyspace,
                "dropNamespace",
                "DROP NAMESPACE cass." + keyspace);

        assertThat(read.value("written")).isEqualTo("{\"station\":\"a\",\"w\":1234567,\"t\":true}");
        assertThat(read.value("missingTime.error")).contains("ttl(tags)");
        assertThat(read.value("ignoredTime")).isEqualTo("{\"station\":\"a\",\"t\":true,\"w\":true,\"e\":1234567}");
        assertThat(read.value("where")).isEqualTo("{\"tag\":\"t\"}");
        assertThat(read.value("dropped")).isEmpty();
        assertThat(session.refreshSchema().getKeyspace(keyspace)).isEmpty();
    }

    private static SparkResult run(SandboxRuntime spark, String... queries) {
        List<String> arguments = new ArrayList<>(List.of("", ""));
        arguments.addAll(List.of(queries));
        return SANDBOX.sandbox()
                .spark(spark)
                .run(SparkJob.of("dev.scamander.it.jobs.SparkQueries", arguments.toArray(String[]::new))
                        .setting("spark.sql.catalog.cass", "dev.scamander.spark.CassandraCatalog")
                        .setting("spark.sql.catalog.lenient", "dev.scamander.spark.CassandraCatalog")
                        .setting("spark.sql.catalog.lenient.ignoreMissingMetaColumns", "true"));
    }
}
