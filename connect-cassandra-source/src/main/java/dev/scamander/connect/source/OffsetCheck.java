package dev.scamander.connect.source;

import dev.scamander.connect.source.config.SourceConfig;
import java.util.Map;

/** Checks offsets that somebody wants to give to a connector. */
final class OffsetCheck {
    private OffsetCheck() {}

    /**
     * Checks one.
     *
     * @param offset the offset; null takes the partition's offset away, so that its unit is read anew
     * @throws IllegalArgumentException if it cannot be used, saying why and what would do
     */
    static void check(SourceConfig config, Map<String, ?> partition, Map<String, ?> offset) {
        SnapshotUnit unit = SnapshotUnit.parse(partition);
        if (offset == null) {
            // whatever was stored may go
            return;
        }
        if (!config.tables().contains(unit.table())) {
            throw new IllegalArgumentException(
                    "The connector does not read table " + unit.table() + "; it reads " + config.tables());
        }
        if (unit.of() != config.snapshotUnits()) {
            throw new IllegalArgumentException(
                    "Unit " + unit + " is of another cut: snapshot.units is " + config.snapshotUnits());
        }
        RowPosition.check(offset);
        long token = ((Number) offset.get(RowPosition.TOKEN)).longValue();
        if (!unit.range().contains(token)) {
            throw new IllegalArgumentException(
                    "Token " + token + " is not of unit " + unit + ", which holds " + unit.range());
        }
    }
}
