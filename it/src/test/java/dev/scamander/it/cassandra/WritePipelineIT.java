package dev.scamander.it.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteSettings;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pipeline's model promises, on a real node. */
class WritePipelineIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static CqlSession session;
    private static String keyspace;

    @BeforeAll
    static void createTables() {
        session = SANDBOX.cassandra().session();
        keyspace = SANDBOX.cassandra().createKeyspace("pipeline");
        session.execute("CREATE TABLE " + keyspace
                + ".wide (p int, c int, d int, s text static, v text, n int, PRIMARY KEY (p, c, d))");
        session.execute("CREATE TABLE " + keyspace + ".narrow (k int PRIMARY KEY, v text, n int)");
        session.execute("CREATE TABLE " + keyspace + ".counts (k int, c int, n counter, PRIMARY KEY (k, c))");
    }

    private final Rows rows = new Rows();

    private WritePipeline pipeline() {
        return new WritePipeline(session, WriteSettings.defaults());
    }

    private static void drain(WritePipeline pipeline) throws InterruptedException {
        assertThat(pipeline.awaitIdle(PATIENCE)).isTrue();
    }

    @Test
    void upsertsAndDeletesEndInTheStateOfTheLast() throws InterruptedException {
        Map<String, String> expected = new TreeMap<>();
        Random random = new Random(11);
        try (WritePipeline pipeline = pipeline()) {
            WriteTarget upsert = pipeline.prepare(Rows.table(Kind.UPSERT, keyspace, "wide", "p", "c", "d", "v"));
            WriteTarget row = pipeline.prepare(Rows.table(Kind.DELETE, keyspace, "wide", "p", "c", "d"));
            WriteTarget range = pipeline.prepare(Rows.table(Kind.DELETE, keyspace, "wide", "p", "c"));
            WriteTarget partition = pipeline.prepare(Rows.table(Kind.DELETE, keyspace, "wide", "p"));
            for (int i = 0; i < 20_000; i++) {
                int p = random.nextInt(30);
                int c = random.nextInt(6);
                int d = random.nextInt(6);
                int choice = random.nextInt(100);
                if (choice < 90) {
                    rows.write(pipeline, upsert, p, c, d, "v" + i);
                    expected.put(p + "/" + c + "/" + d, "v" + i);
                } else if (choice < 95) {
                    rows.write(pipeline, row, p, c, d);
                    expected.remove(p + "/" + c + "/" + d);
                } else {
                    boolean all = choice == 99;
                    String prefix = p + "/" + (all ? "" : c + "/");
                    if (all) {
                        rows.write(pipeline, partition, p);
                    } else {
                        rows.write(pipeline, range, p, c);
                    }
                    expected.keySet().removeIf(key -> key.startsWith(prefix));
                }
            }
            drain(pipeline);
        }
        Map<String, String> found = new TreeMap<>();
        session.execute("SELECT p, c, d, v FROM " + keyspace + ".wide")
                .forEach(row -> found.put(row.getInt(0) + "/" + row.getInt(1) + "/" + row.getInt(2), row.getString(3)));
        assertThat(found).isEqualTo(expected);
        assertThat(rows.written).hasValue(20_000);
        assertThat(rows.failures).isEmpty();
    }

    @Test
    void countersAddUp() throws InterruptedException {
        long expected = 0;
        try (WritePipeline pipeline = pipeline()) {
            WriteTarget target = pipeline.prepare(Rows.table(Kind.COUNTER, keyspace, "counts", "k", "c", "n"));
            for (int i = 0; i < 5_000; i++) {
                rows.write(pipeline, target, i % 7, i % 3, (long) i);
                expected += i;
            }
            drain(pipeline);
            assertThat(pipeline.metrics().statements())
                    .as("deltas are added up before they are sent")
                    .isLessThan(5_000);
        }
        long found = 0;
        for (var row : session.execute("SELECT n FROM " + keyspace + ".counts")) {
            found += row.getLong(0);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void refusedRowsAreReportedOnceAndTheirNeighboursArrive() throws InterruptedException {
        String refused = keyspace + ".refused";
        session.execute("CREATE TABLE " + refused + " (k int PRIMARY KEY, v text, n int)");
        try (WritePipeline pipeline = pipeline()) {
            WriteTarget target = pipeline.prepare(Rows.table(Kind.UPSERT, keyspace, "refused", "k", "v", "n"));
            for (int i = 0; i < 3_000; i++) {
                Object value =
                        switch (i % 1000) {
                            case 100 -> ByteBuffer.wrap(new byte[] {(byte) 0xff});
                            case 200 -> ByteBuffer.allocate(17 << 20);
                            default -> "v" + i;
                        };
                Object key = i % 1000 == 300 ? ByteBuffer.allocate(3) : (Object) i;
                rows.write(pipeline, target, key, value, i % 1000 == 400 ? ByteBuffer.allocate(3) : (Object) i);
            }
            drain(pipeline);
        }
        assertThat(rows.failures).hasSize(12).allSatisfy(failure -> {
            assertThat(failure.kind()).isEqualTo(WriteFailure.Kind.DATA);
            assertThat(failure).hasMessageStartingWith(refused + ": ");
        });
        assertThat(rows.failures)
                .extracting(Throwable::getMessage)
                .filteredOn(message -> message.contains("exceeds allowed maximum"))
                .hasSize(3);
        assertThat(rows.written).hasValue(2_988);
        assertThat(session.execute("SELECT count(*) FROM " + refused).one().getLong(0))
                .isEqualTo(2_988);
    }

    @Test
    void unsetLeavesAColumnAloneAndNullRemovesIt() throws InterruptedException {
        try (WritePipeline pipeline = pipeline()) {
            WriteTarget target = pipeline.prepare(Rows.table(Kind.UPSERT, keyspace, "narrow", "k", "v", "n"));
            for (int k = 1; k <= 2; k++) {
                rows.write(pipeline, target, k, "before", 1);
                drain(pipeline);
                rows.write(pipeline, target, k, ProtocolConstants.UNSET_VALUE, 2);
                rows.write(pipeline, target, k, k == 1 ? ProtocolConstants.UNSET_VALUE : null, 3);
                drain(pipeline);
            }
        }
        assertThat(session.execute("SELECT v, n FROM " + keyspace + ".narrow WHERE k IN (1, 2)")
                        .all())
                .extracting(row -> row.getString(0) + " " + row.getInt(1))
                .containsExactly("before 3", "null 3");
    }

    @Test
    void timestampsAndTimesToLiveOfTheCaller() throws InterruptedException {
        try (WritePipeline pipeline = pipeline()) {
            WriteTarget target = pipeline.prepare(Rows.table(Kind.UPSERT, keyspace, "narrow", "k", "v")
                    .withTimestamp(true)
                    .withTtl(true));
            pipeline.write(target, new ByteBuffer[] {Rows.bytes(10), Rows.bytes("new")}, 2_000, 1_000, rows);
            pipeline.write(target, new ByteBuffer[] {Rows.bytes(10), Rows.bytes("old")}, 1_000, 500, rows);
            drain(pipeline);
        }
        var row = session.execute("SELECT v, writetime(v), ttl(v) FROM " + keyspace + ".narrow WHERE k = 10")
                .one();
        assertThat(row.getString(0)).isEqualTo("new");
        assertThat(row.getLong(1)).isEqualTo(2_000);
        assertThat(row.getInt(2)).isBetween(500, 1_000);
    }

    @Test
    void theFirstOfConditionalInsertsStays() throws InterruptedException {
        try (WritePipeline pipeline = pipeline()) {
            WriteTarget target = pipeline.prepare(Rows.table(Kind.INSERT_IF_NOT_EXISTS, keyspace, "narrow", "k", "v"));
            for (int i = 0; i < 20; i++) {
                rows.write(pipeline, target, 20 + i % 2, "v" + i);
            }
            drain(pipeline);
        }
        assertThat(rows.written).hasValue(20);
        assertThat(session.execute("SELECT v FROM " + keyspace + ".narrow WHERE k IN (20, 21)")
                        .all())
                .extracting(row -> row.getString(0))
                .containsExactly("v0", "v1");
    }

    @Test
    void statementsOfTheUsersBindByName() throws InterruptedException {
        try (WritePipeline pipeline = pipeline()) {
            WriteTarget target = pipeline.prepare(TableWrite.custom(
                    CqlIdentifier.fromCql(keyspace),
                    CqlIdentifier.fromCql("narrow"),
                    "UPDATE " + keyspace + ".narrow SET n = :amount, v = :word WHERE k = :id",
                    Rows.columns("id", "amount", "word")));
            for (int i = 0; i < 100; i++) {
                rows.write(pipeline, target, 30 + i % 5, i, "w" + i);
            }
            drain(pipeline);
        }
        assertThat(rows.written).hasValue(100);
        assertThat(session.execute("SELECT n FROM " + keyspace + ".narrow WHERE k IN (30, 31, 32, 33, 34)")
                        .all())
                .extracting(row -> row.getInt(0))
                .containsExactly(95, 96, 97, 98, 99);
    }

    @Test
    void whatCannotBeWrittenIsSaidAtOnce() throws InterruptedException {
        try (WritePipeline pipeline = pipeline()) {
            assertThatThrownBy(() -> pipeline.prepare(Rows.table(Kind.UPSERT, keyspace, "nowhere", "k")))
                    .hasMessage(keyspace + ".nowhere: the table does not exist");
            assertThatThrownBy(() -> pipeline.prepare(Rows.table(Kind.UPSERT, "nowhere", "t", "k")))
                    .hasMessage("nowhere.t: the keyspace does not exist");

            session.execute("CREATE TABLE " + keyspace + ".going (k int PRIMARY KEY)");
            WriteTarget target = pipeline.prepare(Rows.table(Kind.UPSERT, keyspace, "going", "k"));
            session.execute("DROP TABLE " + keyspace + ".going");
            rows.write(pipeline, target, 1);
            drain(pipeline);
            assertThat(rows.failures).singleElement().satisfies(failure -> assertThat(failure.kind())
                    .isEqualTo(WriteFailure.Kind.FATAL));
            assertThatThrownBy(() -> rows.write(pipeline, target, 2)).isInstanceOf(WriteFailure.class);
        }
    }
}
