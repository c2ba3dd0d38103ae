package dev.scamander.cassandra.time;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The column with a row's time.
 *
 * @param column the column, of type timestamp or timeuuid
 * @param clustering whether it is the first clustering column, so that a partition's rows lie in its order
 */
public record TimeColumn(ColumnMetadata column, boolean clustering) {
    /** The earliest time that a version 1 UUID can have: 15 October 1582. */
    private static final long FIRST_UUID_MILLIS = -12_219_292_800_000L;

    /** The latest: its 60 bits count steps of 100 ns. */
    private static final long LAST_UUID_MILLIS = FIRST_UUID_MILLIS + (1L << 60) / 10_000 - 1;

    /**
     * Takes a column of a table.
     *
     * @throws IllegalArgumentException if its type has no time, saying which it is and which would do
     */
    public static TimeColumn of(TableMetadata table, ColumnMetadata column) {
        if (!column.getType().equals(DataTypes.TIMESTAMP) && !column.getType().equals(DataTypes.TIMEUUID)) {
            throw new IllegalArgumentException(
                    "is of type " + column.getType().asCql(false, true) + "; it must be a timestamp or a timeuuid");
        }
        boolean first = !table.getClusteringColumns().isEmpty()
                && table.getClusteringColumns().keySet().iterator().next().equals(column);
        return new TimeColumn(column, first);
    }

    /** The column's name as CQL writes it. */
    public String name() {
        return column.getName().asCql(true);
    }

    /** The time of a value in milliseconds of UTC. */
    public long millis(ByteBuffer value) {
        long bits = value.getLong(value.position());
        if (column.getType().equals(DataTypes.TIMESTAMP)) {
            return bits;
        }
        return Uuids.unixTimestamp(new UUID(bits, value.getLong(value.position() + 8)));
    }

    /**
     * The least value of a time; of times beyond those that the type can hold, its least or greatest. For a timeuuid this is what CQL's
     * {@code minTimeuuid} is, which makes no timeuuid of times before 1582.
     */
    public ByteBuffer least(long millis) {
        if (column.getType().equals(DataTypes.TIMESTAMP)) {
            return ByteBuffer.allocate(8).putLong(0, millis);
        }
        UUID least = Uuids.startOf(Math.max(FIRST_UUID_MILLIS, Math.min(LAST_UUID_MILLIS, millis)));
        return ByteBuffer.allocate(16)
                .putLong(0, least.getMostSignificantBits())
                .putLong(8, least.getLeastSignificantBits());
    }
}
