package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import dev.scamander.connect.source.config.SourceConfig;
import java.util.Map;

/** Checks offsets that somebody wants to give to a connector. */
final class OffsetCheck {
    private OffsetCheck() {}

    /**
     * Checks one, as far as that can be done without the cluster.
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
        OffsetForm form = OffsetForm.of(offset);
        if (form.hasRow() && !unit.range().contains(form.token())) {
            throw new IllegalArgumentException(
                    "Token " + form.token() + " is not of unit " + unit + ", which holds " + unit.range());
        }
        Increments.checkFits(config.mode(), unit, form.window());
    }

    /**
     * Checks one against its table: that it has the columns of the primary key, with values of their types, and that they
     * have the token.
     *
     * @throws IllegalArgumentException if they do not
     */
    static void check(TableMetadata table, CodecRegistry codecs, Map<String, ?> offset) {
        Progress.parse(PrimaryKey.of(table, codecs), offset);
    }
}
