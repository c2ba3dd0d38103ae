package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.language.Root;
import java.util.Arrays;
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

    /** For each column the slot that it is taken from in the row at hand, or the length that says that it has no value. */
    private final int[] chosen;

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
        this.chosen = new int[columns.length];
        this.partitionKey = places(plan.shape().partitionKey());
        this.clustering = places(plan.shape().clustering());
    }

    private int[] places(List<CqlIdentifier> names) {
        List<CqlIdentifier> mapped =
                plan.columns().stream().map(ColumnPlan::name).toList();
        return names.stream()
                .mapToInt(mapped::indexOf)
                .filter(place -> place >= 0)
                .toArray();
    }

    MappedRow assemble(RowBuffer row) {
        int size = 0;
        boolean inOrder = true;
        boolean delete = reads;
        for (int i = 0; i < chosen.length; i++) {
            int slot = alternatives[i] ? chosenSlot(columns[i], row) : slots[i];
            if (row.hasValue(slot)) {
                chosen[i] = slot;
                delete &= !data[i];
                inOrder &= row.start(slot) == size + Integer.BYTES;
                size += row.length(slot);
            } else {
                chosen[i] = withoutValue(columns[i], slot, row);
                delete &= !data[i] || !isMissing(columns[i], slot, row);
                inOrder = false;
            }
            size += Integer.BYTES;
        }
        checkKey(row);
        return new MappedRow(
                inOrder ? row.copy(size) : gather(row, size),
                chosen.length,
                plan.times().timestampMicros(row),
                plan.times().ttlSeconds(row),
                delete);
    }

    private byte[] gather(RowBuffer row, int size) {
        byte[] cells = new byte[size];
        int at = 0;
        for (int slot : chosen) {
            if (slot >= 0) {
                row.copyTo(slot, cells, at);
                at += row.length(slot);
            } else {
                // both are negative and small
                Arrays.fill(cells, at, at + Integer.BYTES - 1, (byte) -1);
                cells[at + Integer.BYTES - 1] = (byte) slot;
            }
            at += Integer.BYTES;
        }
        return cells;
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

    private int withoutValue(ColumnPlan column, int slot, RowBuffer row) {
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
        return writeNull && !column.counter() ? MappedRow.NULL_LENGTH : MappedRow.UNSET_LENGTH;
    }

    private static MappingException keyError(ColumnPlan column, String problem) {
        String reason = problem + "; every column of the primary key needs a value";
        return column.isComputed()
                ? new MappingException(column.target(), null, reason)
                : column.sources().get(0).error(null, reason);
    }

    private void checkKey(RowBuffer row) {
        int total = 0;
        for (int i : partitionKey) {
            int length = row.length(chosen[i]);
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
            if (row.length(chosen[i]) > MOST_KEY_BYTES) {
                throw keyError(columns[i], "is longer than " + MOST_KEY_BYTES + " bytes");
            }
        }
    }
}
