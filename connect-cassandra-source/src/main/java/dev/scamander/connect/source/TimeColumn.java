package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import dev.scamander.connect.source.config.TableName;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/**
 * The column with a row's time.
 *
 * @param column the column, of type timestamp or timeuuid
 * @param clustering whether it is the first clustering column; otherwise it has a storage-attached index
 */
record TimeColumn(ColumnMetadata column, boolean clustering) {
    static final String SETTING = "incremental.column";

    /** The earliest time that a version 1 UUID can have: 15 October 1582. */
    private static final long FIRST_UUID_MILLIS = -12_219_292_800_000L;

    /** The latest: its 60 bits count steps of 100 ns. */
    private static final long LAST_UUID_MILLIS = FIRST_UUID_MILLIS + (1L << 60) / 10_000 - 1;

    /**
     * Finds the column of a table.
     *
     * @throws UnfitSettingException if there is none of that name that rows can be found by
     */
    static TimeColumn of(TableName table, TableMetadata metadata, CqlIdentifier name) {
        ColumnMetadata column = metadata.getColumn(name)
                .orElseThrow(() ->
                        new UnfitSettingException(SETTING, "Table " + table + " has no column " + name.asCql(true)));
        if (!column.getType().equals(DataTypes.TIMESTAMP) && !column.getType().equals(DataTypes.TIMEUUID)) {
            throw new UnfitSettingException(
                    SETTING,
                    "Column " + name.asCql(true) + " of table " + table + " is of type "
                            + column.getType().asCql(false, true) + "; rows are found by timestamp or timeuuid");
        }
        boolean first = !metadata.getClusteringColumns().isEmpty()
                && metadata.getClusteringColumns().keySet().iterator().next().equals(column);
        if (!first && metadata.getIndexes().values().stream().noneMatch(index -> isOf(index, name))) {
            throw new UnfitSettingException(
                    SETTING,
                    "Column " + name.asCql(true) + " of table " + table
                            + " is neither the first clustering column nor has it a storage-attached index");
        }
        return new TimeColumn(column, first);
    }

    private static boolean isOf(IndexMetadata index, CqlIdentifier column) {
        String kind = index.getClassName().orElse("").toLowerCase(Locale.ROOT);
        return (kind.equals("sai") || kind.endsWith("storageattachedindex"))
                && (index.getTarget().equals(column.asCql(true))
                        || index.getTarget().equals(column.asInternal()));
    }

    /** The column's name as CQL writes it. */
    String name() {
        return column.getName().asCql(true);
    }

    /** The time of a value in milliseconds of UTC. */
    long millis(ByteBuffer value) {
        long bits = value.getLong(value.position());
        if (column.getType().equals(DataTypes.TIMESTAMP)) {
            return bits;
        }
        return Uuids.unixTimestamp(new UUID(bits, value.getLong(value.position() + 8)));
    }

    /** The least value of a time; of times beyond those that the type can hold, its least or greatest. */
    ByteBuffer least(long millis) {
        if (column.getType().equals(DataTypes.TIMESTAMP)) {
            return ByteBuffer.allocate(8).putLong(0, millis);
        }
        UUID least = Uuids.startOf(Math.max(FIRST_UUID_MILLIS, Math.min(LAST_UUID_MILLIS, millis)));
        return ByteBuffer.allocate(16)
                .putLong(0, least.getMostSignificantBits())
                .putLong(8, least.getLeastSignificantBits());
    }
}
