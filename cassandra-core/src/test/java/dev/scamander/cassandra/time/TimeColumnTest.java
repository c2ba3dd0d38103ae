package dev.scamander.cassandra.time;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import java.nio.ByteBuffer;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeColumnTest {
    private static ColumnMetadata column(String name, DataType type) {
        return new DefaultColumnMetadata(
                CqlIdentifier.fromInternal("ks"),
                CqlIdentifier.fromInternal("t"),
                CqlIdentifier.fromInternal(name),
                type,
                false);
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
