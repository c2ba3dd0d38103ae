package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.language.Assignment;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.language.Root;
import dev.scamander.mapping.language.Source;
import dev.scamander.mapping.language.Target;
import dev.scamander.mapping.row.RowMapping;
import dev.scamander.mapping.row.RowSettings;
import java.util.List;

/**
 * How one record deletes a partition, or a range of its rows.
 *
 * @param mapping makes of a record the values to delete by
 * @param write the deletion
 */
record WideDeletion(RowMapping mapping, TableWrite write) {

    /**
     * Compiles the deletion that a table's settings ask for.
     *
     * @throws IllegalArgumentException if no deletion goes by these columns
     * @throws dev.scamander.mapping.language.InvalidMappingException if the mapping is malformed or lacks one of them
     */
    static WideDeletion compile(TableSettings settings, RowSettings rows, TableMetadata table) {
        List<CqlIdentifier> columns = DeletionKey.of(settings.deleteBy(), table);
        boolean only = settings.deletesOnly();
        String text = settings.mapping().isEmpty() ? null : settings.mapping();
        if (text != null) {
            for (Assignment assignment : Mapping.parse(text).assignments()) {
                check(assignment, columns, only);
            }
        }
        // Where there are rows, too, fields that are of no use to a deletion are of use to them.
        RowSettings reading = only
                ? rows
                : new RowSettings(
                        rows.values().withUnknownField(UnknownFieldPolicy.IGNORE),
                        rows.nullToUnset(),
                        rows.ttlTimeUnit(),
                        rows.timestampTimeUnit());
        RowMapping mapping = RowMapping.compileDeletion(text, table, columns, reading);
        TableWrite write = TableWrite.of(Kind.DELETE, settings.keyspace(), settings.table(), mapping.columns())
                .withTimestamp(true)
                .withConsistency(settings.consistency());
        return new WideDeletion(mapping, write);
    }

    private static void check(Assignment assignment, List<CqlIdentifier> columns, boolean only) {
        if (only && assignment.target() instanceof Target.Ttl) {
            throw new IllegalArgumentException("A deletion has no time to live: remove __ttl from the mapping");
        }
        boolean ofValue = assignment.source() instanceof Source.Path path && path.root() == Root.VALUE;
        if (!only
                && ofValue
                && assignment.target() instanceof Target.Column column
                && columns.stream().anyMatch(key -> key.asInternal().equalsIgnoreCase(column.name()))) {
            throw new IllegalArgumentException("A tombstone has no " + assignment.source() + " to find column " + column
                    + " by: map the columns to delete by from the record's key or its headers");
        }
    }
}
