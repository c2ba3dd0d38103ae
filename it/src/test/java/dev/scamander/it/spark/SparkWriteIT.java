package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every write option on plain Spark, checked by the driver alone. */
class SparkWriteIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final String SIZE = "named_struct('WIDTH', CAST(2.5 AS DOUBLE), 'units', 'cm')";

    private final List<String> writes = new ArrayList<>();
    private final CqlSession session = SANDBOX.cassandra().session();
    private String keyspace;

    @SparkBuildTest
    void writes(SandboxRuntime spark) {
        keyspace = SANDBOX.cassandra().createKeyspace("spark_write");
        createTables();
        planWrites();

        SparkResult result = SANDBOX.sandbox().spark(spark).run(job());

        for (int i = 0; i < writes.size(); i += 5) {
            String name = writes.get(i);
            boolean refused = name.startsWith("refused");
            assertThat(result.lines())
                    .filteredOn(line -> line.startsWith(name + "=") || line.startsWith(name + "."))
                    .hasSize(1)
                    .allMatch(line -> line.startsWith(name + ".error=") == refused);
        }
        checkRows();
        checkTimes();
        checkNulls();
        checkParts();
        checkCounters();
        checkRefusals(result);
    }

    private void createTables() {
        execute("CREATE TYPE %s.dimensions (units text, length float, \"Width\" float)");
        execute("CREATE TABLE %s.readings (station text, hour int, city text STATIC, temperature double, v int,"
                + " PRIMARY KEY (station, hour))");
        execute(
                "CREATE TABLE %s.products (id int PRIMARY KEY, name text, size frozen<dimensions>, tags set<text>,"
                        + " log list<text>, prices map<text, decimal>, code uuid, address inet, v vector<float, 2>, many list<frozen<dimensions>>)");
        execute("CREATE TABLE %s.counts (station text PRIMARY KEY, n counter, m counter)");
        execute("CREATE TABLE %s.times (id int PRIMARY KEY, a int, b int)");
    }

    private void execute(String cql) {
        session.execute(String.format(cql, keyspace));
    }

    private void write(String name, String query, String table, String mode, String options) {
        writes.addAll(List.of(name, query, table, mode, options));
    }

    private void planWrites() {
        String rows =
                "SELECT concat('s', id % 7) AS station, CAST(id AS INT) AS hour, id / 2D AS temperature FROM range(0, 5000, 1, 3)";
        write("append", rows, "readings", "append", "");
        write("again", rows, "readings", "append", "spark.cassandra.output.clusterByPartitionKey=true");
        write("last", "SELECT 'last' AS station, 1 AS hour, explode(sequence(1, 100)) AS v", "readings", "append", "");
        write("statics", "SELECT 's1' AS station, 'Oslo' AS city", "readings", "append", "");
        write(
                "partition",
                "SELECT 'empty' AS station, CAST(NULL AS INT) AS hour, 'Rome' AS city, CAST(NULL AS INT) AS v",
                "readings",
                "append",
                "");
        write("truncated", "SELECT 1 AS id, 1 AS a", "times", "append", "");
        write("overwrite", "SELECT 2 AS id, 2 AS a", "times", "overwrite", "confirm.truncate=true");
        write(
                "fixed",
                "SELECT 3 AS id, 3 AS a",
                "times",
                "append",
                "spark.cassandra.output.ttl=3600;spark.cassandra.output.timestamp=1234567890123456");
        write(
                "perRow",
                "SELECT id, id AS a, 100 * id AS lives, 1000000 + id AS at FROM VALUES (4), (5), (6) AS t(id)",
                "times",
                "append",
                "ttl=lives;timestamp=at");
        write(
                "nullTimes",
                "SELECT 7 AS id, 7 AS a, CAST(NULL AS INT) AS lives, TIMESTAMP'2008-04-01 12:00:00.000001' AS at",
                "times",
                "append",
                "ttl=lives;timestamp=at");
        write("exists", "SELECT 8 AS id, 8 AS a", "times", "append", "");
        write(
                "ifNotExists",
                "SELECT id, 0 AS a FROM VALUES (8), (9) AS t(id)",
                "times",
                "append",
                "spark.cassandra.output.ifNotExists=true");
        write("both", "SELECT id, 1 AS a, 1 AS b FROM VALUES (10), (11) AS t(id)", "times", "append", "");
        write("nulls", "SELECT 10 AS id, 2 AS a, CAST(NULL AS INT) AS b", "times", "append", "");
        write(
                "ignoreNulls",
                "SELECT 11 AS id, 2 AS a, CAST(NULL AS INT) AS b",
                "times",
                "append",
                "spark.cassandra.output.ignoreNulls=true");
        write(
                "limits",
                "SELECT CAST(100 + id AS INT) AS id, 1 AS a FROM range(200)",
                "times",
                "append",
                "spark.cassandra.output.rowsPerSec=1000000;spark.cassandra.output.throughputMBPerSec=100;"
                        + "spark.cassandra.output.batch.grouping.key=none;spark.cassandra.output.consistency.level=ONE;"
                        + "spark.cassandra.output.batch.size.rows=5;spark.cassandra.output.batch.size.bytes=1024;"
                        + "spark.cassandra.output.concurrent.writes=3");
        write(
                "product",
                "SELECT 1 AS id, 'Tisch' AS name, " + SIZE + " AS size, array('b', 'a') AS tags, array('x') AS log,"
                        + " map('EUR', CAST('9.99' AS DECIMAL(5,2))) AS prices, '123e4567-e89b-12d3-a456-426614174000' AS code,"
                        + " '10.0.0.1' AS address, array(1F, 2F) AS v, array(" + SIZE + ") AS many",
                "products",
                "append",
                "");
        write(
                "json",
                "SELECT '{\"length\": 1.5, \"units\": \"m\", \"unknown\": 1}' AS size, '[\"t\"]' AS tags, '2' AS id,"
                        + " '[{\"units\": \"mm\"}]' AS many",
                "products",
                "append",
                "");
        write(
                "add",
                "SELECT 1 AS id, array('c') AS tags, array('y', 'z') AS log, map('USD', 1D) AS prices",
                "products",
                "append",
                "spark.cassandra.output.collection.behavior=tags append, log append, prices append");
        write(
                "prepend",
                "SELECT 1 AS id, array('w') AS log, 'Bank' AS name",
                "products",
                "append",
                "spark.cassandra.output.collection.behavior=log prepend;ttl=5000");
        write(
                "remove",
                "SELECT 1 AS id, array('a') AS tags, array('y') AS log, array('EUR') AS prices",
                "products",
                "append",
                "spark.cassandra.output.collection.behavior=tags remove, log remove, prices remove");
        write("count", "SELECT concat('c', id % 2) AS station, 1 AS n FROM range(100)", "counts", "append", "");
        write("countAgain", "SELECT 'c0' AS station, -10L AS n, 5L AS m", "counts", "append", "");
        write("refusedColumn", "SELECT 1 AS id, 1 AS aa", "times", "append", "");
        write("refusedKey", "SELECT 'x' AS station, 1D AS temperature", "readings", "append", "");
        write("refusedType", "SELECT 1 AS id, DATE'2008-01-01' AS a", "times", "append", "");
        write("refusedTruncate", "SELECT 1 AS id, 1 AS a", "times", "overwrite", "");
        write("refusedOption", "SELECT 1 AS id, 1 AS a", "times", "append", "spark.cassandra.output.ignoreNull=true");
        write(
                "refusedRow",
                "SELECT 'x' AS station, CAST(NULL AS INT) AS hour, 1D AS temperature",
                "readings",
                "append",
                "");
        write("refusedValue", "SELECT 77 AS id, '1,5' AS a", "times", "append", "");
        write("refusedTtl", "SELECT 78 AS id, 1 AS a, -5 AS lives", "times", "append", "ttl=lives");
        write("refusedByServer", "SELECT 79 AS id, CAST(unhex('FF') AS STRING) AS name", "products", "append", "");
    }

    private SparkJob job() {
        List<String> arguments = new ArrayList<>(List.of(keyspace));
        arguments.addAll(writes);
        return SparkJob.of("dev.scamander.it.jobs.TableWrites", arguments.toArray(String[]::new))
                .setting("spark.task.maxFailures", "1");
    }

    private Row one(String cql) {
        return session.execute(String.format(cql, keyspace)).one();
    }

    private void checkRows() {
        int rows = 0;
        for (Row row : session.execute("SELECT station, hour, temperature FROM " + keyspace + ".readings")) {
            if (row.getString("station").startsWith("s")) {
                assertThat(row.getDouble("temperature")).isEqualTo(row.getInt("hour") / 2.0);
                assertThat(row.getString("station")).isEqualTo("s" + row.getInt("hour") % 7);
                rows++;
            }
        }
        assertThat(rows).isEqualTo(5000);
        assertThat(one("SELECT v FROM %s.readings WHERE station = 'last'").getInt(0))
                .isEqualTo(100);
        assertThat(one("SELECT city FROM %s.readings WHERE station = 's1' LIMIT 1")
                        .getString(0))
                .isEqualTo("Oslo");
        Row empty = one("SELECT city, hour FROM %s.readings WHERE station = 'empty'");
        assertThat(empty.getString("city")).isEqualTo("Rome");
        assertThat(empty.isNull("hour")).isTrue();
    }

    private void checkTimes() {
        assertThat(one("SELECT a FROM %s.times WHERE id = 1")).isNull();
        assertThat(one("SELECT a FROM %s.times WHERE id = 2").getInt(0)).isEqualTo(2);
        Row fixed = one("SELECT ttl(a), writetime(a) FROM %s.times WHERE id = 3");
        assertThat(fixed.getInt(0)).isBetween(3000, 3600);
        assertThat(fixed.getLong(1)).isEqualTo(1234567890123456L);
        for (int id = 4; id <= 6; id++) {
            Row row = one("SELECT ttl(a), writetime(a) FROM %s.times WHERE id = " + id);
            assertThat(row.getInt(0)).isBetween(100 * id - 99, 100 * id);
            assertThat(row.getLong(1)).isEqualTo(1000000L + id);
        }
        Row nulls = one("SELECT ttl(a), writetime(a) FROM %s.times WHERE id = 7");
        assertThat(nulls.isNull(0)).isTrue();
        assertThat(nulls.getLong(1)).isEqualTo(1207051200000001L);
        assertThat(one("SELECT a FROM %s.times WHERE id = 8").getInt(0)).isEqualTo(8);
        assertThat(one("SELECT a FROM %s.times WHERE id = 9").getInt(0)).isZero();
        assertThat(one("SELECT count(*) FROM %s.times WHERE id >= 100 AND id < 300 ALLOW FILTERING")
                        .getLong(0))
                .isEqualTo(200);
    }

    private void checkNulls() {
        assertThat(one("SELECT b FROM %s.times WHERE id = 10").isNull(0)).isTrue();
        assertThat(one("SELECT b FROM %s.times WHERE id = 11").getInt(0)).isEqualTo(1);
        assertThat(one("SELECT a FROM %s.times WHERE id = 11").getInt(0)).isEqualTo(2);
    }

    private void checkParts() {
        Row product = one("SELECT * FROM %s.products WHERE id = 1");
        UdtValue size = product.getUdtValue("size");
        assertThat(size.getString("units")).isEqualTo("cm");
        assertThat(size.isNull("length")).isTrue();
        assertThat(size.getFloat("\"Width\"")).isEqualTo(2.5f);
        assertThat(product.getList("many", UdtValue.class)).containsExactly(size);
        assertThat(product.getSet("tags", String.class)).isEqualTo(Set.of("b", "c"));
        assertThat(product.getList("log", String.class)).containsExactly("w", "x", "z");
        assertThat(product.getMap("prices", String.class, BigDecimal.class))
                .isEqualTo(Map.of("USD", new BigDecimal("1.0")));
        assertThat(product.getUuid("code")).hasToString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(product.getInetAddress("address").getHostAddress()).isEqualTo("10.0.0.1");
        assertThat(product.getString("name")).isEqualTo("Bank");
        assertThat(one("SELECT ttl(name) FROM %s.products WHERE id = 1").getInt(0))
                .isBetween(4000, 5000);

        Row json = one("SELECT * FROM %s.products WHERE id = 2");
        assertThat(json.getUdtValue("size").getFloat("length")).isEqualTo(1.5f);
        assertThat(json.getSet("tags", String.class)).isEqualTo(Set.of("t"));
        assertThat(json.getList("many", UdtValue.class).get(0).getString("units"))
                .isEqualTo("mm");
    }

    private void checkCounters() {
        Row first = one("SELECT n, m FROM %s.counts WHERE station = 'c0'");
        assertThat(first.getLong("n")).isEqualTo(40);
        assertThat(first.getLong("m")).isEqualTo(5);
        assertThat(one("SELECT n FROM %s.counts WHERE station = 'c1'").getLong("n"))
                .isEqualTo(50);
    }

    private void checkRefusals(SparkResult result) {
        assertThat(result.value("refusedColumn.error")).contains("has no column aa");
        assertThat(result.value("refusedKey.error")).contains("primary key column hour");
        assertThat(result.value("refusedType.error")).contains("times.a int: cannot be written from DATE");
        assertThat(result.value("refusedTruncate.error"))
                .contains("confirm.truncate")
                .contains("append");
        assertThat(result.value("refusedOption.error")).contains("spark.cassandra.output.ignoreNulls?");
        assertThat(result.value("refusedRow.error"))
                .contains("readings: row (station = 'x', hour = null) was not written")
                .contains("hour is null");
        assertThat(result.value("refusedValue.error")).contains("row (id = 77)").contains("\"1,5\"");
        assertThat(result.value("refusedTtl.error")).contains("row (id = 78)").contains("its TTL is -5");
        assertThat(result.value("refusedByServer.error")).contains("products: row (id = 79) was not written");
    }
}
