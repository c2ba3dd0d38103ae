package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.language.Root;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes the row of a filled buffer: checks the key, applies the policies, and cuts the bytes into columns. */
final class RowAssembler {
    /** The length of a key component is an unsigned short in Cassandra's files and messages. */
    private static final int MOST_KEY_BYTES = 0xFFFF;

    private final RowPlan plan;
    private final ColumnPlan[] columns;
    private final int[] slots;
    private final boolean[] alternatives;
    private final boolean[] data;
    private final int[] partitionKey;
    private final int[] clustering;
    private final boolean reads;

    RowAssembler(RowPlan plan) {
        this.plan = plan;
        this.columns = plan.columns().toArray(ColumnPlan[]::new);
        this.slots = plan.columns().stream().mapToInt(ColumnPlan::slot).toArray();
        this.alternatives = new boolean[columns.length];
        this.data = new boolean[columns.length];
        boolean anyData = false;
        for (int i = 0; i < columns.length; i++) {
            alternatives[i] = columns[i].sources().size() > 1;
            data[i] = !columns[i].key() && !columns[i].isComputed();
            anyData |= data[i];
        }
        this.reads = anyData;
        this.partitionKey = places(plan.shape().partitionKey());
        this.clustering = places(plan.shape().clustering());
    }

    private int[] places(List<CqlIdentifier> names) {
        List<CqlIdentifier> mapped =
                plan.columns().stream().map(ColumnPlan::name).toList();
        return names.stream().mapToInt(mapped::indexOf).toArray();
    }

    MappedRow assemble(RowBuffer row) {
        byte[] bytes = row.bytes();
        ByteBuffer[] values = new ByteBuffer[slots.length];
        boolean delete = reads;
        for (int i = 0; i < slots.length; i++) {
            int slot = alternatives[i] ? chosenSlot(columns[i], row) : slots[i];
            if (row.hasValue(slot)) {
                values[i] = ByteBuffer.wrap(bytes, row.start(slot), row.length(slot))
                        .slice();
                delete &= !data[i];
            } else {
                values[i] = withoutValue(columns[i], slot, row);
                delete &= !data[i] || !isMissing(columns[i], slot, row);
            }
        }
        checkKey(values);
        return new MappedRow(
                values, plan.times().timestampMicros(row), plan.times().ttlSeconds(row), delete);
    }

    /** The first of the column's slots that has a value; if none has, one that is null; else the first. */
    private static int chosenSlot(ColumnPlan column, RowBuffer row) {
        if (row.hasValue(column.slot())) {
            return column.slot();
        }
        int chosen = column.slot();
        for (Slot source : column.sources()) {
            if (row.hasValue(source.index())) {
                return source.index();
            }
            if (row.isNull(source.index()) && !row.isNull(chosen)) {
                chosen = source.index();
            }
        }
        return chosen;
    }

    private static boolean isMissing(ColumnPlan column, int slot, RowBuffer row) {
        return row.isMissing(slot) && column.sources().get(0).path().root() != Root.HEADER;
    }

    private ByteBuffer withoutValue(ColumnPlan column, int slot, RowBuffer row) {
        if (column.key()) {
            throw keyError(column, row.isNull(slot) ? "is null" : "is missing");
        }
        if (row.isMissing(slot) && plan.missingField() == MissingFieldPolicy.FAIL) {
            throw column.sources()
                    .get(0)
                    .error(null, "is missing, and missing fields are refused (missingField is FAIL)");
        }
        boolean writeNull = row.isMissing(slot)
                ? plan.missingField() == MissingFieldPolicy.NULL
                : row.isNull(slot) && !plan.settings().nullToUnset();
        return writeNull && !column.counter() ? null : ProtocolConstants.UNSET_VALUE;
    }

    private static MappingException keyError(ColumnPlan column, String problem) {
        String reason = problem + "; every column of the primary key needs a value";
        return column.isComputed()
                ? new MappingException(column.target(), null, reason)
                : column.sources().get(0).error(null, reason);
    }

    private void checkKey(ByteBuffer[] values) {
        int total = 0;
        for (int i : partitionKey) {
            int length = values[i].remaining();
            // in a composite key each component has a length of two bytes and an end byte
            total += partitionKey.length == 1 ? length : length + 3;
            if (length == 0 && partitionKey.length == 1) {
                throw keyError(columns[i], "is empty");
            }
            if (total > MOST_KEY_BYTES) {
                throw keyError(columns[i], "makes the partition key longer than " + MOST_KEY_BYTES + " bytes");
            }
        }
        for (int i : clustering) {
            if (values[i].remaining() > MOST_KEY_BYTES) {
                throw keyError(columns[i], "is longer than " + MOST_KEY_BYTES + " bytes");
            }
        }
    }
}
