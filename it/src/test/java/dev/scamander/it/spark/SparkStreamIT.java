package dev.scamander.it.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkApplication;
import dev.scamander.it.sandbox.spark.SparkJob;
import dev.scamander.it.sandbox.spark.SparkLauncher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Streams out of tables and into tables, killed and begun again: nothing is missing and nothing is there twice. */
class SparkStreamIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static final int KILLS = Integer.getInteger("scamander.stream.kills", 2);
    /** Enough for micro-batches between all kills: a hundred rows make one. */
    private static final int EVENTS = Integer.getInteger("scamander.stream.rows", 600 + 300 * KILLS);

    private static final List<String> QUERIES = List.of("copy", "totals", "hourly", "complete", "logs");
    private static final Instant BEGIN = Instant.parse("2008-04-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final CqlSession session = SANDBOX.cassandra().session();
    private final Map<String, LongSummaryStatistics> byStation = new TreeMap<>();
    private final Map<String, Long> byHour = new TreeMap<>();
    private String keyspace;

    @SparkBuildTest
    void losesNothingAndCountsNothingTwice(SandboxRuntime spark) throws IOException {
        keyspace = SANDBOX.cassandra().createKeyspace("spark_stream");
        createTables();
        load();

        SparkLauncher launcher = SANDBOX.sandbox().spark(spark);
        for (int kill = 0; kill < KILLS; kill++) {
            killInTheMiddle(launcher);
        }
        launcher.run(job("rest"));

        assertThat(all("copy", "id", "v")).isEqualTo(all("events", "id", "v")).hasSize(EVENTS);
        Map<String, LongSummaryStatistics> totals = new TreeMap<>();
        for (Row row : session.execute("SELECT * FROM " + keyspace + ".totals")) {
            totals.put(
                    row.getString("station"),
                    new LongSummaryStatistics(
                            row.getLong("n"),
                            row.isNull("low") ? 0 : row.getLong("low"),
                            row.isNull("high") ? 0 : row.getLong("high"),
                            row.getLong("total")));
        }
        assertThat(totals.remove("all").toString())
                .isEqualTo(new LongSummaryStatistics(EVENTS, 0, 0, EVENTS * (EVENTS - 1L) / 2).toString());
        assertThat(totals.toString()).isEqualTo(byStation.toString());
        Map<String, Long> hours = new TreeMap<>();
        for (Row row : session.execute("SELECT station, hour, total FROM " + keyspace + ".hourly")) {
            hours.put(row.getString("station") + " " + row.getInstant("hour"), row.getLong("total"));
        }
        assertThat(hours).isEqualTo(byHour);
        for (Row row : session.execute("SELECT station, total FROM " + keyspace + ".complete")) {
            assertThat(row.getLong("total"))
                    .isEqualTo(byStation.get(row.getString("station")).getSum());
        }
        assertThat(checkpoints()).contains("{\"until\":\"20");
    }

    private SparkJob job(String until) {
        return SparkJob.of("dev.scamander.it.jobs.TableStreams", keyspace, directory.toString(), until);
    }

    /** When every query has begun, some micro-batches are done, and one at least is under way. */
    private void killInTheMiddle(SparkLauncher launcher) {
        long before =
                QUERIES.stream().mapToLong(query -> last(query, "commits")).sum();
        try (SparkApplication streams = launcher.start(job("endless"))) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        streams.requireAlive();
                        return QUERIES.stream().allMatch(query -> last(query, "commits") >= 0)
                                && QUERIES.stream()
                                                .mapToLong(query -> last(query, "commits"))
                                                .sum()
                                        > before
                                && QUERIES.stream().anyMatch(query -> last(query, "offsets") > last(query, "commits"));
                    });
            streams.kill();
        }
    }

    /** The highest number of a micro-batch of which a query has noted its offsets, or its commit; -1 before the first. */
    private long last(String query, String what) {
        String[] files = directory.resolve(query).resolve(what).toFile().list();
        return Stream.of(files == null ? new String[0] : files)
                .filter(file -> file.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(-1);
    }

    private void createTables() {
        session.execute(
                "CREATE TABLE " + keyspace + ".events (id int PRIMARY KEY, station text, at timestamp, v bigint)");
        session.execute("CREATE INDEX ON " + keyspace + ".events (at) USING 'sai'");
        session.execute(
                "CREATE TABLE " + keyspace + ".copy (id int PRIMARY KEY, station text, at timestamp, v bigint)");
        session.execute("CREATE TABLE " + keyspace + ".totals (station text, source text, total bigint, n bigint,"
                + " low bigint, high bigint, upto bigint, PRIMARY KEY (station, source))");
        session.execute("CREATE TABLE " + keyspace
                + ".hourly (station text, hour timestamp, total bigint, PRIMARY KEY (station, hour))");
        session.execute("CREATE TABLE " + keyspace + ".complete (station text PRIMARY KEY, total bigint)");
        session.execute(
                "CREATE TABLE " + keyspace + ".logged (hour text, id timeuuid, v bigint, PRIMARY KEY (hour, id))");
    }

    /** Many rows share a millisecond, more of them than a micro-batch shall have. */
    private void load() {
        Random random = new Random(4);
        PreparedStatement event =
                session.prepare("INSERT INTO " + keyspace + ".events (id, station, at, v) VALUES (?, ?, ?, ?)");
        PreparedStatement log = session.prepare("INSERT INTO " + keyspace + ".logged (hour, id, v) VALUES (?, ?, ?)");
        BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
        for (int id = 0; id < EVENTS; id++) {
            Instant at = id % 5 == 0 ? BEGIN.plusSeconds(3600) : BEGIN.plusMillis(random.nextInt(8 * 3600) * 1000L);
            String station = "s" + id % 7;
            byStation
                    .computeIfAbsent(station, first -> new LongSummaryStatistics())
                    .accept(id);
            byHour.merge(station + " " + at.truncatedTo(ChronoUnit.HOURS), (long) id, Long::sum);
            batch.addStatement(event.bind(id, station, at, (long) id));
            batch.addStatement(log.bind(at.toString().substring(0, 13), uuid(at, id), (long) id));
            if (batch.getStatementsCount() >= 50) {
                session.execute(batch.build());
                batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
            }
        }
        session.execute(batch.build());
    }

    /** A timeuuid of that moment; all of them differ. */
    private static UUID uuid(Instant at, int number) {
        return new UUID(Uuids.startOf(at.toEpochMilli()).getMostSignificantBits(), 0x8000_0000_0000_0000L | number);
    }

    private Map<Integer, Long> all(String table, String key, String value) {
        Map<Integer, Long> rows = new TreeMap<>();
        for (Row row : session.execute("SELECT " + key + ", " + value + " FROM " + keyspace + "." + table)) {
            rows.put(row.getInt(0), row.getLong(1));
        }
        return rows;
    }

    private String checkpoints() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(directory.resolve("copy/offsets"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches("\\d+"))
                    .toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
