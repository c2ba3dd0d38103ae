package dev.scamander.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.cassandra.write.TableWrite.Kind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of rows when things go wrong, and what may not be merged. */
class WriteEngineScenarioTest extends EngineScenario {
    @Test
    void aRefusedRowIsFoundAmongItsNeighbours() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1));
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        write(engine, target, "first", "x");
        for (int i = 0; i < 8; i++) {
            write(engine, target, "p" + i, i == 5 ? "poison" : "x");
        }
        requests.answer(1);
        int answered = 1;
        while (outcomes.size() < 9) {
            HeldRequests.Held next = requests.await(++answered);
            if (next.operations().stream().anyMatch(FakeCluster::poisoned)) {
                requests.refuse(answered, new InvalidQueryException(null, "Expected 4 or 0 byte int (6)"));
            } else {
                requests.answer(answered);
            }
        }

        assertThat(outcomes.stream().filter(failure -> failure != null))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(WriteFailure.Kind.DATA);
                    assertThat(failure)
                            .hasMessage(
                                    "ks.narrow: Cassandra refused the row: InvalidQueryException: Expected 4 or 0 byte int (6)");
                });
        assertThat(answered).as("found by halves").isLessThanOrEqualTo(8);
        assertThat(metrics.rowsFailed()).isEqualTo(1);
        assertThat(metrics.rowsWritten()).isEqualTo(8);
    }

    @Test
    void keysThatCannotBeAreRefusedBeforeTheyAreSent() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder());
        WriteTarget target = target(WIDE, Kind.UPSERT, "p", "c", "a", "b");
        write(engine, target, null, "c", "a", "b");
        write(engine, target, "?", "c", "a", "b");
        write(engine, target, "", "c", "a", "b");
        write(engine, target, "p", null, "a", "b");
        write(engine, target, "p", "c".repeat(65536), "a", "b");

        assertThat(outcomes)
                .extracting(WriteFailure::getMessage)
                .containsExactly(
                        "ks.wide: primary key column p is null",
                        "ks.wide: primary key column p is missing",
                        "ks.wide: partition key column p is empty",
                        "ks.wide: primary key column c is null",
                        "ks.wide: primary key column c has 65536 bytes; a key's component has at most 65535");
        assertThat(outcomes).allMatch(failure -> failure.kind() == WriteFailure.Kind.DATA);
        assertThat(requests.count()).isZero();
        assertThat(metrics.rowsBuffered()).isZero();
    }

    @Test
    void whatPassesIsTriedAgainUntilTheDeadline() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder());
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        write(engine, target, "p", "x");
        requests.refuse(1, new DriverTimeoutException("late"));
        requests.refuse(2, new UnavailableException(null, ConsistencyLevel.ONE, 1, 0));
        HeldRequests.Held third = requests.await(3);
        assertThat(third.operations().get(0).timestamp())
                .as("a repetition has the first attempt's timestamp")
                .isEqualTo(requests.await(1).operations().get(0).timestamp());
        requests.answer(3);
        awaitIdle(engine);
        assertThat(outcomes).containsExactly((WriteFailure) null);
        assertThat(metrics.retries()).isEqualTo(2);

        WriteEngine hasty = engine(WriteSettings.builder().retryDeadline(Duration.ZERO));
        write(hasty, target, "p", "x");
        requests.refuse(4, new DriverTimeoutException("late"));
        assertThat(outcomes.get(1).kind()).isEqualTo(WriteFailure.Kind.EXHAUSTED);
        assertThat(outcomes.get(1)).hasMessageContainingAll("ks.narrow", "after 1 attempts", "late");
    }

    @Test
    void counterUpdatesOfUnknownOutcomeFailWhereTheSettingsSaySo() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().counterTimeout(WriteSettings.CounterTimeout.FAIL));
        WriteTarget target = target(COUNTS, Kind.COUNTER, "p", "n");
        ByteBuffer[] row = {text("p"), ByteBuffer.allocate(8).putLong(0, 7)};
        engine.accept(target, Cells.of(row), WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL, outcome, true);
        requests.refuse(1, new UnavailableException(null, ConsistencyLevel.ONE, 1, 0));
        requests.refuse(2, new DriverTimeoutException("late"));
        awaitIdle(engine);

        assertThat(outcomes).singleElement().satisfies(failure -> assertThat(failure.kind())
                .isEqualTo(WriteFailure.Kind.UNKNOWN_OUTCOME));
    }

    @Test
    void missingRightsEndThePipeline() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1));
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        for (int i = 0; i < 30; i++) {
            write(engine, target, "p" + i, "x");
        }
        requests.refuse(1, new UnauthorizedException(null, "User jane has no MODIFY permission"));

        assertThat(outcomes).hasSize(30).allMatch(failure -> failure.kind() == WriteFailure.Kind.FATAL);
        assertThatThrownBy(() -> write(engine, target, "p", "x"))
                .isInstanceOfSatisfying(
                        WriteFailure.class, e -> assertThat(e.kind()).isEqualTo(WriteFailure.Kind.FATAL))
                .hasMessageContaining("no MODIFY permission");
        assertThat(engine.awaitIdle(0)).isTrue();
        assertThat(outcomes).as("a row that was not taken is not acknowledged").hasSize(30);
    }

    @Test
    void aFullPipelineBlocksThePatientAndTurnsAwayTheOthers() throws Exception {
        WriteEngine engine = engine(WriteSettings.builder().maxBufferedRows(3).maxInFlight(1));
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        for (int i = 0; i < 3; i++) {
            write(engine, target, "p" + i, "x");
        }
        ByteBuffer[] row = {text("more"), text("x")};
        assertThat(engine.hasRoom()).isFalse();
        assertThat(engine.accept(
                        target, Cells.of(row), WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL, outcome, false))
                .isFalse();
        CompletableFuture<Boolean> patient = new CompletableFuture<>();
        Thread writer = new Thread(() -> {
            try {
                patient.complete(engine.accept(
                        target, Cells.of(row), WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL, outcome, true));
            } catch (Exception e) {
                patient.completeExceptionally(e);
            }
        });
        writer.start();
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(patient).isNotDone();

        requests.answer(1);

        assertThat(patient.get()).isTrue();
        assertThat(metrics.blockedNanos()).isPositive();
    }

    @Test
    void closingFailsWhatIsLeftOnceAndForAll() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1));
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        for (int i = 0; i < 30; i++) {
            write(engine, target, "p" + i, "x");
        }
        HeldRequests.Held first = requests.await(1);

        engine.close(0);
        first.answer().complete(null);

        assertThat(first.answer()).isCancelled();
        assertThat(outcomes).hasSize(30).allMatch(failure -> failure.kind() == WriteFailure.Kind.CLOSED);
        assertThatThrownBy(() -> write(engine, target, "p", "x")).hasMessage("the write pipeline is closed");
        assertThat(requests.count()).isEqualTo(1);
        assertThat(metrics.rowsBuffered()).isZero();
    }

    @Test
    void closingWithPatienceDrains() throws Exception {
        WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1));
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        for (int i = 0; i < 15; i++) {
            write(engine, target, "p" + i, "x");
        }
        CompletableFuture<Void> closed = CompletableFuture.runAsync(
                () -> engine.close(Duration.ofMinutes(1).toNanos()));
        for (int i = 1; i <= 3; i++) {
            requests.answer(i);
        }
        closed.get();

        assertThat(outcomes).hasSize(15).containsOnlyNulls();
    }

    @Test
    void anAcknowledgementThatThrowsHarmsNobodyElse() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder());
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        Acknowledgement faulty = new Acknowledgement() {
            @Override
            public void written() {
                throw new IllegalStateException("a fault of the caller's");
            }

            @Override
            public void failed(WriteFailure failure) {
                throw new IllegalStateException("a fault of the caller's");
            }
        };
        engine.accept(
                target,
                Cells.of(new ByteBuffer[] {text("p"), text("x")}),
                WritePipeline.NO_TIMESTAMP,
                WritePipeline.NO_TTL,
                faulty,
                true);
        requests.answer(1);
        write(engine, target, "p", "y");
        requests.answer(2);

        assertThat(outcomes).containsExactly((WriteFailure) null);
        assertThat(engine.awaitIdle(0)).isTrue();
    }

    @Test
    void deletionTakesThePlaceOfWhatItDeletes() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1));
        WriteTarget upsert = target(WIDE, Kind.UPSERT, "p", "c", "a", "b");
        TableState state = upsert.table;
        TableWrite write = TableWrite.of(Kind.DELETE, Tables.KEYSPACE, WIDE.getName(), Tables.columns("p", "c"));
        WriteTarget delete =
                new WriteTarget(TargetPlanner.plan(write, WIDE), null, state, DefaultConsistencyLevel.LOCAL_ONE);
        write(engine, upsert, "p", "other", "x", "y");
        write(engine, upsert, "p", "c", "x", "y");
        write(engine, delete, "p", "c");
        write(engine, upsert, "p", "c", "z", "?");
        requests.answer(1);

        List<Operation> operations = requests.await(2).operations();
        assertThat(operations).extracting(operation -> operation.target()).containsExactly(delete, upsert);
        assertThat(texts(operations.get(1))).containsExactly("p", "c", "z", "");
        assertThat(operations.get(0).timestamp()).isLessThan(operations.get(1).timestamp());
        requests.answer(2);
        assertThat(outcomes).hasSize(4).containsOnlyNulls();
    }

    /** Merged over the deletion, {@code a} would come back with the time of {@code b}. */
    @Test
    void nothingIsMergedOverTheDeletionOfARangeOrAPartition() throws InterruptedException {
        for (boolean statics : new boolean[] {false, true}) {
            TableMetadata table =
                    Tables.table("stations", "p:key", "c:clustering", "d:clustering", "s:static", "a:text", "b:text");
            WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1));
            WriteTarget row = target(table, Kind.UPSERT, "p", "c", "d", "a", "b");
            WriteTarget shared = target(row.table, table, Kind.UPSERT, "p", "s");
            WriteTarget wide = statics
                    ? target(row.table, table, Kind.DELETE, "p")
                    : target(row.table, table, Kind.DELETE, "p", "c");
            int before = requests.count();
            write(engine, row, "p", "c", "0", "x", "y");
            write(engine, row, "p", "c", "1", "x", "?");
            write(engine, shared, "p", "old");
            write(engine, wide, statics ? new String[] {"p"} : new String[] {"p", "c"});
            write(engine, row, "p", "c", "1", "?", "y");
            write(engine, shared, "p", "new");
            write(engine, row, "p", "c", "1", "?", "z");
            requests.answer(before + 1);

            List<Operation> operations = requests.await(before + 2).operations();
            assertThat(operations)
                    .extracting(Operation::target)
                    .as("what comes after the deletion is merged with its like")
                    .containsExactly(row, shared, wide, row, shared);
            long deletion = operations.get(2).timestamp();
            assertThat(operations.subList(0, 2)).allMatch(operation -> operation.timestamp() < deletion);
            assertThat(operations.subList(3, 5)).allMatch(operation -> operation.timestamp() > deletion);
            assertThat(texts(operations.get(3))).containsExactly("p", "c", "1", "", "z");
            requests.answer(before + 2);
        }
        assertThat(outcomes).hasSize(14).containsOnlyNulls();
    }
}
