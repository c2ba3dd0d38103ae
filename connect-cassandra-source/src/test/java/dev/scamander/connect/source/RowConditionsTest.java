package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import java.nio.ByteBuffer;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RowConditionsTest {
    private static final Window WINDOW = new Window(5, 9);

    private static ColumnMetadata column(String name, DataType type) {
        return new DefaultColumnMetadata(
                CqlIdentifier.fromInternal("ks"),
                CqlIdentifier.fromInternal("t"),
                CqlIdentifier.fromInternal(name),
                type,
                false);
    }

    private static KeyColumn key(ColumnMetadata column, ClusteringOrder order) {
        return KeyColumn.of(column, order, CodecRegistry.DEFAULT);
    }

    @Test
    void boundsAColumnOnceOnEachSide() {
        ColumnMetadata ts = column("ts", DataTypes.TIMESTAMP);
        ColumnMetadata c = column("c", DataTypes.INT);
        RowConditions conditions = new RowConditions(new TimeColumn(ts, true), "v > 1");
        assertThat(conditions.terms(null)).containsExactly("ts >= ?", "ts < ?", "v > 1");
        assertThat(conditions.terms(key(ts, ClusteringOrder.ASC))).containsExactly("ts < ?", "v > 1");
        assertThat(conditions.terms(key(ts, ClusteringOrder.DESC))).containsExactly("ts >= ?", "v > 1");
        assertThat(conditions.terms(key(c, ClusteringOrder.ASC))).containsExactly("v > 1");
        assertThat(conditions.values(null, WINDOW).get(0).getLong(0)).isEqualTo(5);
        assertThat(conditions
                        .values(key(ts, ClusteringOrder.ASC), WINDOW)
                        .get(0)
                        .getLong(0))
                .isEqualTo(9);

        RowConditions indexed = new RowConditions(new TimeColumn(ts, false), "");
        assertThat(indexed.terms(key(c, ClusteringOrder.ASC))).containsExactly("ts >= ?", "ts < ?");
        assertThat(new RowConditions(null, "").tail()).isEmpty();
    }

    @Test
    void filtersOnlyWhereOneMust() {
        TimeColumn clustering = new TimeColumn(column("ts", DataTypes.TIMESTAMP), true);
        TimeColumn indexed = new TimeColumn(column("ts", DataTypes.TIMESTAMP), false);
        assertThat(new RowConditions(clustering, "").tail()).contains("ALLOW FILTERING");
        assertThat(new RowConditions(clustering, "").tailInPartition()).isEmpty();
        assertThat(new RowConditions(clustering, "v > 1").tailInPartition()).contains("ALLOW FILTERING");
        assertThat(new RowConditions(indexed, "").tailInPartition()).contains("ALLOW FILTERING");
    }

    @Property
    void everyUuidOfATimeLiesBetweenItsLeastAndTheNext(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 4_000_000_000_000L) long millis, @ForAll long node) {
        TimeColumn time = new TimeColumn(column("id", DataTypes.TIMEUUID), true);
        long steps = Uuids.startOf(millis).timestamp() + Math.floorMod(node, 10_000L);
        UUID uuid = new UUID(
                steps << 32 | steps >>> 16 & 0xffff_0000L | 0x1000L | steps >>> 48 & 0xfffL, node | Long.MIN_VALUE);
        ByteBuffer bytes = ByteBuffer.allocate(16)
                .putLong(0, uuid.getMostSignificantBits())
                .putLong(8, uuid.getLeastSignificantBits());
        assertThat(time.millis(bytes)).isEqualTo(millis);
        assertThat(Uuids.unixTimestamp(new UUID(
                        time.least(millis).getLong(0), time.least(millis).getLong(8))))
                .isEqualTo(millis);
        assertThat(time.millis(time.least(millis + 1))).isEqualTo(millis + 1);
    }

    @Test
    void timesBeyondTheTypeAreItsEnds() {
        TimeColumn time = new TimeColumn(column("id", DataTypes.TIMEUUID), true);
        assertThat(new UUID(time.least(Long.MIN_VALUE).getLong(0), 0).timestamp())
                .isZero();
        assertThat(new UUID(time.least(Long.MAX_VALUE).getLong(0), 0).timestamp())
                .isGreaterThan(1L << 59);
    }
}
