package dev.scamander.it.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.scamander.it.connect.Connectors;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** New rows arrive once, also when thousands share one time. */
class SourceIncrementsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.shared(SourceExactlyOnceIT.SPEC);

    private static final int ROWS = 10_000;

    private final Connectors connectors = new Connectors(SANDBOX);
    private final String topic = Sandbox.uniqueName("increments");
    private CqlSession session;
    private String keyspace;

    @BeforeEach
    void prepare() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("increments");
        SANDBOX.kafka().createTopic(topic, 1);
    }

    private Map<String, String> config(String table) {
        Map<String, String> config = connectors.source(table, topic);
        config.put("mode", "incremental");
        config.put("incremental.column", "ts");
        config.put("incremental.lag.ms", "2000");
        config.put("incremental.interval.ms", "100");
        config.put("snapshot.units", "3");
        return config;
    }

    @Test
    void rowsOfOneTimeArriveOnceAcrossPagesAndPolls() {
        rowsOfOneTimeArriveOnce(ReadingTable.clustered(session, keyspace, "DESC"));
    }

    @Test
    void rowsOfOneTimeArriveOnceFromAnIndex() {
        rowsOfOneTimeArriveOnce(ReadingTable.indexed(session, keyspace));
    }

    private void rowsOfOneTimeArriveOnce(ReadingTable table) {
        Instant past = Instant.parse("2026-01-31T12:00:00.123Z");
        table.fill(0, ROWS, past);
        Map<String, String> config = config(table.name());
        config.put("page.size", "97");
        config.put("poll.max.rows", "89");
        connectors.start(topic, config);
        connectors.awaitRecords(topic, ROWS);
        // rows that come later prove that the earlier ones are not read again
        table.fill(ROWS, ROWS + 100, Instant.now());
        assertThat(numbers(ROWS + 100)).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, ROWS + 100));

        table.fill(ROWS + 100, ROWS + 120, Instant.now());
        assertThat(numbers(ROWS + 120)).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, ROWS + 120));
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void aSnapshotAndItsIncrementsHaveNoGapAndNoOverlap() {
        ReadingTable table = ReadingTable.indexed(session, keyspace);
        Map<String, String> config = config(table.name());
        config.put("mode", "snapshot+incremental");
        config.put("incremental.lag.ms", "3000");
        config.put("rows.per.second", "1000");
        table.fill(0, 1_500, Instant.EPOCH);
        session.execute("INSERT INTO " + table.name() + " (id, n, v) VALUES (1, 1500, 'without a time')");
        connectors.start(topic, config);
        int last = 1_501;
        // while the snapshot runs, rows come to be before and behind the place where it reads
        for (int records = 200; records <= 1_400; records += 200) {
            connectors.awaitRecords(topic, records);
            table.fill(last, last + 50, Instant.now());
            last += 50;
        }
        assertThat(numbers(last)).containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, last));
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void timeBucketsOfTimeUuids() {
        session.execute("CREATE TABLE " + keyspace + ".click (url text, timesegment timestamp, ts timeuuid, n int,"
                + " PRIMARY KEY ((url, timesegment), ts))");
        List<Integer> numbers = new ArrayList<>();
        IntStream.range(0, 300).forEach(n -> {
            long hour = System.currentTimeMillis() / 3_600_000 - n % 5;
            session.execute(
                    "INSERT INTO " + keyspace + ".click (url, timesegment, ts, n) VALUES (?, ?, ?, ?)",
                    "u" + n % 3,
                    Instant.ofEpochMilli(hour * 3_600_000),
                    Uuids.timeBased(),
                    n);
            numbers.add(n);
        });
        connectors.start(topic, config(keyspace + ".click"));
        assertThat(numbers(300)).containsExactlyInAnyOrderElementsOf(numbers);
        SANDBOX.connect().rest().delete(topic);
    }

    @Test
    void computedBucketsNeedNoLookAtOtherPartitions() {
        session.execute("CREATE TABLE " + keyspace + ".click (url text, timesegment text, t_uuid timeuuid, n int,"
                + " PRIMARY KEY ((url, timesegment), t_uuid))");
        Instant start = Instant.now().minus(Duration.ofHours(3));
        click("u1", start.minusSeconds(1), -1);
        for (int n = 0; n < 90; n++) {
            click("u" + n % 3, start.plus(Duration.ofMinutes(n * 2)), n);
        }
        Map<String, String> config = config(keyspace + ".click");
        config.put("incremental.column", "t_uuid");
        config.put("incremental.start", start.toString());
        config.put("incremental.partitions", "'u1', 'u2', 'u7'");
        config.put("incremental.bucket.column", "timesegment");
        config.put("incremental.bucket.length", "hour");
        config.put("incremental.bucket.format", "yyyy-MM-dd HH");
        connectors.start(topic, config);
        assertThat(numbers(60))
                .containsExactlyInAnyOrderElementsOf(ReadingTable.numbers(0, 90).stream()
                        .filter(n -> n % 3 > 0)
                        .toList());
        click("u0", Instant.now(), 100);
        click("u7", Instant.now(), 101);
        assertThat(numbers(61)).contains(101).doesNotContain(100);
        assertThat(scans("click")).isZero();

        // a window from the beginning of all times has too many buckets to compute: the partitions are looked for
        SANDBOX.connect().rest().delete(topic);
        String second = topic + "-all";
        SANDBOX.kafka().createTopic(second, 1);
        config.put("topic.template", second);
        config.put("mode", "snapshot+incremental");
        connectors.start(second, config);
        assertThat(connectors.awaitRecords(second, 62).stream().map(ReadingTable::number))
                .hasSize(62)
                .contains(-1, 101)
                .doesNotContain(0, 100);
        SANDBOX.connect().rest().delete(second);
    }

    private void click(String url, Instant time, int n) {
        session.execute(
                "INSERT INTO " + keyspace + ".click (url, timesegment, t_uuid, n) VALUES (?, ?, ?, ?)",
                url,
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(time),
                Uuids.startOf(time.toEpochMilli()),
                n);
    }

    /** How many ranges of tokens the node has read of a table. */
    private long scans(String table) {
        return session.execute(
                        "SELECT count FROM system_views.local_scan_latency WHERE keyspace_name = ? AND table_name = ?",
                        keyspace,
                        table)
                .one()
                .getLong(0);
    }

    private List<Integer> numbers(int count) {
        return connectors.awaitRecords(topic, count).stream()
                .map(ReadingTable::number)
                .toList();
    }
}
