package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.type.ContainerType;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import dev.scamander.mapping.language.Root;
import dev.scamander.mapping.language.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is read from one key, value or header.
 *
 * @param name how messages call it: {@code $} for the value, else {@code key} or {@code header.name}
 * @param slots all slots that are filled from it
 * @param texts the slots that take a text as it stands: they are mapped to the whole of it and are no collections
 * @param fields the tree of all that is read from JSON text, empty if nothing is
 * @param values the tree of all that is read from other values
 * @param lenient whether a key that is no object has no fields, and one that is an object is not read as a whole
 */
record RootPlan(String name, List<Slot> slots, List<Slot> texts, FieldNode fields, FieldNode values, boolean lenient) {

    static RootPlan of(List<Slot> slots, boolean lenient) {
        List<Slot> texts = slots.stream()
                .filter(slot -> slot.steps().isEmpty() && !isComposite(slot.type()))
                .toList();
        FieldTree fields = FieldTree.root();
        FieldTree values = FieldTree.root();
        for (Slot slot : slots) {
            boolean text = texts.contains(slot);
            if (!text) {
                fields.add(slot.steps(), slot);
            }
            if (!text || !lenient) {
                values.add(slot.steps(), slot);
            }
        }
        String name = Slot.rootName(slots.get(0).path());
        return new RootPlan(name, List.copyOf(slots), texts, fields.compile(), values.compile(), lenient);
    }

    /** The key, value or header of a record. */
    Object from(MappingRecord record) {
        return switch (slots.get(0).path().root()) {
            case KEY -> record.key();
            case VALUE -> record.value();
            case HEADER -> header(record);
        };
    }

    /** The header; if there is none, then {@code header.a.b} means the header with the name {@code a.b}. */
    private Object header(MappingRecord record) {
        String header = ((Segment.Name) slots.get(0).path().segments().get(0)).name();
        Object value = record.header(header);
        if (value != null) {
            return value;
        }
        Map<String, Object> dotted = new HashMap<>();
        for (Slot slot : slots) {
            String inner = FieldTree.dotted(slot.steps());
            Object found = inner == null ? null : record.header(header + "." + inner);
            if (found != null) {
                dotted.put(inner, found);
            }
        }
        return dotted.isEmpty() ? null : dotted;
    }

    /** Notes that the record has no such key or value. A header that is not there is a missing field. */
    void setAbsent(RowBuffer row) {
        for (Slot slot : slots) {
            if (slot.path().root() == Root.HEADER) {
                return;
            }
            if (slot.steps().isEmpty()) {
                row.setNull(slot.index());
            } else {
                row.setAbsent(slot.index());
            }
        }
    }

    private static boolean isComposite(DataType type) {
        return type instanceof ContainerType
                || type instanceof MapType
                || type instanceof TupleType
                || type instanceof UserDefinedType
                || type instanceof VectorType;
    }
}
