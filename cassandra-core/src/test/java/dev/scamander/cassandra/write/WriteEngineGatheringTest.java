package dev.scamander.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.cassandra.write.WriteSettings.Grouping;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes into which request, and when it leaves. */
class WriteEngineGatheringTest extends EngineScenario {
    @Test
    void theFirstRowsLeaveAtOnceAndLaterOnesGatherWhileRequestsAreUnderWay() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1));
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        write(engine, target, "p0", "x");
        assertThat(requests.count()).as("nothing to wait for").isEqualTo(1);

        for (int i = 1; i <= 25; i++) {
            write(engine, target, "p" + i, "x");
        }
        assertThat(requests.count()).isEqualTo(1);
        for (int i = 1; i <= 4; i++) {
            requests.answer(i);
        }

        assertThat(requests.count()).isEqualTo(4);
        assertThat(requests.await(2).operations()).hasSize(10);
        assertThat(requests.await(3).operations()).hasSize(10);
        assertThat(requests.await(4).operations()).hasSize(5);
        assertThat(outcomes).hasSize(26).containsOnlyNulls();
    }

    @Test
    void inARushOnlyFullRequestsLeaveUntilItEnds() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder());
        WriteTarget target = target(WIDE, Kind.UPSERT, "p", "c", "a", "b");
        int before = requestsUpToTheRush(engine, target);
        assertThat(requests.count())
                .as("nothing is under way, and yet nothing more leaves")
                .isEqualTo(before);

        writeOfTenPartitions(engine, target, 10 * 128);
        assertThat(requests.count()).isEqualTo(before + 10);
        for (int i = 1; i <= 10; i++) {
            assertThat(requests.await(before + i).operations()).hasSize(128);
            requests.answer(before + i);
        }
        timing.passes();
        assertThat(requests.count())
                .as("so many rows came that the rush goes on")
                .isEqualTo(before + 10);
        timing.passes();
        assertThat(requests.count()).as("it is over: what waits leaves").isGreaterThan(before + 10);
        for (int i = before + 11; metrics.rowsBuffered() > 0; i++) {
            requests.answer(i);
        }
        assertThat(timing.isWaited()).isFalse();
        assertThat(outcomes).hasSize(Gathering.RUSH_ROWS + 1280).containsOnlyNulls();
    }

    @Test
    void inARushAFillingBufferSendsTheOldest() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().maxBufferedRows(2_000));
        WriteTarget target = target(WIDE, Kind.UPSERT, "p", "c", "a", "b");
        int before = requestsUpToTheRush(engine, target);
        write(engine, target, "first of few", "c", "a", "b");
        for (int i = 0; metrics.rowsBuffered() < 1_001; i++) {
            write(engine, target, "p" + i, "c" + i, "a", "b");
        }
        assertThat(requests.count()).isEqualTo(before + 1);
        assertThat(requests.await(before + 1).operations())
                .extracting(operation -> texts(operation).get(0))
                .contains("first of few");
    }

    @Test
    void rowsLingerForCompanyAsLongAsTheSettingsSay() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().linger(Duration.ofMillis(20)));
        WriteTarget target = target(NARROW, Kind.UPSERT, "p", "a");
        write(engine, target, "p1", "x");
        timing.passes();
        write(engine, target, "p2", "x");
        assertThat(requests.count()).isZero();
        assertThat(timing.nanos()).isEqualTo(Duration.ofMillis(10).toNanos());
        timing.passes();

        assertThat(requests.await(1).operations()).hasSize(2);
        timing.passes();
        assertThat(timing.isWaited()).isFalse();
        write(engine, target, "p3", "x");
        assertThat(requests.count()).isEqualTo(1);
        engine.flush();
        assertThat(requests.count()).as("a flush waits for nothing").isEqualTo(2);
    }

    private void writeOfTenPartitions(WriteEngine engine, WriteTarget target, int rows) throws InterruptedException {
        for (int i = 0; i < rows; i++) {
            write(engine, target, "p" + i % 10, "c" + micros++, "a", "b");
        }
    }

    @Test
    void oneHotKeyCostsOneWritePerRoundTrip() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder());
        WriteTarget target = target(WIDE, Kind.UPSERT, "p", "c", "a", "b");
        write(engine, target, "p", "c", "0", "first");
        for (int i = 1; i < 1000; i++) {
            write(engine, target, "p", "c", Integer.toString(i), "?");
        }
        assertThat(requests.count()).isEqualTo(1);

        requests.answer(1);

        assertThat(requests.await(2).operations()).singleElement().satisfies(operation -> {
            assertThat(ModelStore.text(Tables.values(operation)[2])).isEqualTo("999");
            assertThat(Tables.values(operation)[3]).isSameAs(ProtocolConstants.UNSET_VALUE);
            assertThat(operation.timestamp()).as("later than all before").isEqualTo(1999);
        });
        requests.answer(2);
        assertThat(outcomes).hasSize(1000).containsOnlyNulls();
        assertThat(metrics.statements()).isEqualTo(2);
        assertThat(requests.count()).isEqualTo(2);
    }

    @Test
    void rowsOfOnePartitionShareARequestAndOfManyAtMostTen() throws InterruptedException {
        WriteEngine engine = engine(WriteSettings.builder().maxInFlight(1).maxBatchRows(50));
        WriteTarget wide = target(WIDE, Kind.UPSERT, "p", "c", "a", "b");
        write(engine, wide, "other", "c", "a", "b");
        for (int i = 0; i < 120; i++) {
            write(engine, wide, "p", "c" + i, "a", "b");
        }
        for (int i = 1; i <= 4; i++) {
            requests.answer(i);
        }

        assertThat(requests.await(2).operations()).hasSize(50);
        assertThat(requests.await(3).operations()).hasSize(50);
        assertThat(requests.await(4).operations()).hasSize(20);
    }

    @Test
    void groupingNoneSendsEachRowByItself() throws InterruptedException {
        WriteEngine engine =
                engine(WriteSettings.builder().grouping(Grouping.NONE).maxInFlight(1));
        WriteTarget target = target(WIDE, Kind.UPSERT, "p", "c", "a", "b");
        for (int i = 0; i < 5; i++) {
            write(engine, target, "p", "c" + i, "a", "b");
        }
        for (int i = 1; i <= 5; i++) {
            requests.answer(i);
        }
        assertThat(requests.count()).isEqualTo(5);
        assertThat(outcomes).hasSize(5).containsOnlyNulls();
    }

    /** Writes so many rows that a rush begins, and answers what has left until then. */
    private int requestsUpToTheRush(WriteEngine engine, WriteTarget target) throws InterruptedException {
        timing.standStill();
        writeOfTenPartitions(engine, target, Gathering.RUSH_ROWS);
        int before = requests.count();
        for (int i = 1; i <= before; i++) {
            requests.answer(i);
        }
        return before;
    }
}
