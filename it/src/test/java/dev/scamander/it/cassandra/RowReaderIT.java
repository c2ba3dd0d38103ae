package dev.scamander.it.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.scamander.cassandra.connection.ConnectionException;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.cassandra.read.ReadException;
import dev.scamander.cassandra.read.ReadSettings;
import dev.scamander.cassandra.read.RowCursor;
import dev.scamander.cassandra.read.RowReader;
import dev.scamander.cassandra.read.TokenRangeSelect;
import dev.scamander.cassandra.ring.PlanSettings;
import dev.scamander.cassandra.ring.RingPlanner;
import dev.scamander.cassandra.ring.WorkUnit;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteSettings;
import dev.scamander.cassandra.write.WriteTarget;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Opening, planning and reading, on a real node. */
class RowReaderIT {
    private static final int ROWS = 10_000;

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra());

    private static CqlSession session;
    private static CqlIdentifier keyspace;
    private static final CqlIdentifier TABLE = CqlIdentifier.fromInternal("ReadMe");

    @BeforeAll
    static void fillTable() throws InterruptedException {
        session = SANDBOX.cassandra().session();
        keyspace = CqlIdentifier.fromCql(SANDBOX.cassandra().createKeyspace("reader"));
        session.execute(
                "CREATE TABLE " + keyspace.asCql(true) + "." + TABLE.asCql(true) + " (\"K\" int PRIMARY KEY, v text)");
        Rows rows = new Rows();
        try (WritePipeline pipeline = new WritePipeline(session, WriteSettings.defaults())) {
            WriteTarget target =
                    pipeline.prepare(Rows.table(Kind.UPSERT, keyspace.asCql(true), TABLE.asCql(true), "\"K\"", "v"));
            for (int k = 0; k < ROWS; k++) {
                rows.write(pipeline, target, k, "value " + k);
            }
            assertThat(pipeline.awaitIdle(Duration.ofMinutes(2))).isTrue();
        }
        assertThat(rows.written).hasValue(ROWS);
    }

    private static TokenRangeSelect select() {
        CqlIdentifier key = CqlIdentifier.fromInternal("K");
        return TokenRangeSelect.of(keyspace, TABLE, List.of(key), List.of(key, CqlIdentifier.fromCql("v")));
    }

    private static List<BoundStatement> statements(List<WorkUnit> units, int pageSize) {
        PreparedStatement prepared = session.prepare(select().cql());
        return units.stream()
                .flatMap(unit -> select().bind(prepared, unit).stream())
                .map(statement -> statement.setPageSize(pageSize))
                .toList();
    }

    private static List<Integer> all() {
        return IntStream.range(0, ROWS).boxed().toList();
    }

    @Test
    void unitsTogetherHoldEveryRowOnce() throws InterruptedException {
        List<WorkUnit> units = RingPlanner.plan(
                session, keyspace, TABLE, PlanSettings.defaults().withExactUnits(7));
        assertThat(units).hasSize(7).allSatisfy(unit -> assertThat(unit.replicas())
                .containsExactly("127.0.0.1"));
        List<Integer> keys = new ArrayList<>();
        try (RowCursor cursor = new RowReader(session, ReadSettings.defaults()).read(statements(units, 100))) {
            while (cursor.next()) {
                keys.add(cursor.row().getInt(0));
            }
            assertThat(cursor.metrics().rows()).isEqualTo(ROWS);
            assertThat(cursor.metrics().pages()).isGreaterThanOrEqualTo(ROWS / 100);
            assertThat(cursor.metrics().bytes()).isGreaterThan(ROWS * 10L);
        }
        assertThat(keys).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void readingGoesOnWhereAnotherCursorStopped() throws InterruptedException {
        List<BoundStatement> statements = statements(
                RingPlanner.plan(
                        session, keyspace, TABLE, PlanSettings.defaults().withExactUnits(3)),
                64);
        List<Integer> keys = new ArrayList<>();
        int request;
        int rowInPage;
        ByteBuffer state;
        try (RowCursor cursor = new RowReader(session, ReadSettings.defaults()).read(statements)) {
            for (int i = 0; i < 4_321; i++) {
                assertThat(cursor.next()).isTrue();
                keys.add(cursor.row().getInt(0));
            }
            request = cursor.requestIndex();
            rowInPage = cursor.rowInPage();
            state = cursor.pagingState();
        }
        List<BoundStatement> rest = new ArrayList<>(statements.subList(request, statements.size()));
        rest.set(0, rest.get(0).setPagingState(state));
        try (RowCursor cursor = new RowReader(session, ReadSettings.defaults()).read(rest)) {
            for (int skipped = 0; skipped <= rowInPage; skipped++) {
                assertThat(cursor.next()).isTrue();
            }
            while (cursor.next()) {
                keys.add(cursor.row().getInt(0));
            }
        }
        assertThat(keys).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void estimatesCountTheRows() {
        SANDBOX.cassandra().refreshSizeEstimates(keyspace.asCql(true));

        assertThat(RingPlanner.size(session, keyspace, TABLE).partitions()).isBetween(ROWS / 2L, ROWS * 2L);
        List<WorkUnit> units = RingPlanner.plan(
                session, keyspace, TABLE, PlanSettings.defaults().withTargetBytes(50_000));
        assertThat(units).hasSizeGreaterThan(3);
        assertThat(units.stream().mapToLong(WorkUnit::estimatedRows).sum()).isBetween(ROWS / 2L, ROWS * 2L);
    }

    @Test
    void aQueryThatIsRefusedNamesItself() {
        try (RowCursor cursor = new RowReader(session, ReadSettings.defaults())
                .read(List.of(SimpleStatement.newInstance("SELECT nothing FROM nowhere.at_all")))) {
            assertThatThrownBy(cursor::next)
                    .isInstanceOf(ReadException.class)
                    .hasMessageContainingAll("nowhere", "SELECT nothing FROM nowhere.at_all");
        }
    }

    @Test
    void systemTablesAreOneUnit() {
        assertThat(RingPlanner.plan(
                        session,
                        CqlIdentifier.fromCql("system_schema"),
                        CqlIdentifier.fromCql("tables"),
                        PlanSettings.defaults().withMinimumUnits(8)))
                .hasSize(1);
    }

    @Test
    void aSessionIsOpenedFromSettingsAndFindsItsDataCentre() {
        ConnectionSettings.Builder settings = ConnectionSettings.builder()
                .contactPoints("127.0.0.1")
                .port(SANDBOX.cassandra().port());
        try (SessionLease lease = SessionCache.acquire(settings.build());
                SessionLease again = SessionCache.acquire(settings.build())) {
            assertThat(again.session()).isSameAs(lease.session());
            assertThat(lease.session()
                            .execute("SELECT count(*) FROM " + keyspace.asCql(true) + "." + TABLE.asCql(true))
                            .one()
                            .getLong(0))
                    .isEqualTo(ROWS);
        }
        ConnectionSettings wrong = settings.localDc("atlantis").build();
        assertThatThrownBy(() -> SessionCache.acquire(wrong))
                .isInstanceOfSatisfying(ConnectionException.class, e -> assertThat(e.reason())
                        .isEqualTo(ConnectionException.Reason.DATA_CENTRE))
                .hasMessage("loadBalancing.localDc=atlantis: the cluster has no such data centre; it has "
                        + SANDBOX.cassandra().localDatacenter());
    }
}
