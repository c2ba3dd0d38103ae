package dev.scamander.mapping.row;

import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * A place in a document at which, or below which, something is mapped. Remembers whether the current record had it, so
 * it belongs to one {@link RowMapping}.
 */
final class FieldNode {
    private final String name;
    private final Slot[] slots;
    private final Slot[] reach;
    private final Map<String, Edge> exact;
    private final Map<String, Edge> loose;
    private final FieldNode[] items;

    private final FieldOrder order = new FieldOrder(this);
    private final CqlEncoder<JsonParser> onlyEncoder;
    private final int onlySlot;

    private long seenIn;
    private boolean seenExactly;

    /**
     * The way to a node by a name.
     *
     * @param exactly whether the name is the one that was mapped, rather than one that differs in case or is dotted
     */
    record Edge(FieldNode node, boolean exactly) {}

    /**
     * @param name the step that leads here, empty at the root
     * @param slots what is filled from the value at this place
     * @param reach all slots at this place and below
     * @param exact the fields below by name
     * @param loose the fields below by their name in lower case, where that is the name of one only
     * @param items the items below by index, with null for those that are not mapped
     */
    FieldNode(
            String name,
            Slot[] slots,
            Slot[] reach,
            Map<String, Edge> exact,
            Map<String, Edge> loose,
            FieldNode[] items) {
        this.name = name;
        this.slots = slots;
        this.reach = reach;
        this.exact = exact;
        this.loose = loose;
        this.items = items;
        boolean single = reach.length == 1 && slots.length == 1;
        this.onlyEncoder = single ? slots[0].encoders().json() : null;
        this.onlySlot = single ? slots[0].index() : -1;
    }

    /** How messages call what is mapped here. */
    String target() {
        return reach[0].target();
    }

    Slot[] slots() {
        return slots;
    }

    Slot[] reach() {
        return reach;
    }

    FieldNode[] items() {
        return items;
    }

    boolean hasFields() {
        return !exact.isEmpty();
    }

    boolean hasItems() {
        return items.length > 0;
    }

    boolean isLeaf() {
        return exact.isEmpty() && items.length == 0;
    }

    /** What reads the value at this place, if it is all that is read of it; else null. */
    CqlEncoder<JsonParser> onlyEncoder() {
        return onlyEncoder;
    }

    /** The index of the slot that {@link #onlyEncoder} fills. */
    int onlySlot() {
        return onlySlot;
    }

    /** Whether nothing is read here or below. */
    boolean isEmpty() {
        return reach.length == 0;
    }

    /** The mapped field of this name: by the very name, or else regardless of case. Null if none is mapped. */
    Edge find(String name) {
        Edge edge = exact.get(name);
        return edge != null ? edge : loose.get(name.toLowerCase(Locale.ROOT));
    }

    /** The order in which records have their fields here. */
    FieldOrder order() {
        return order;
    }

    /** What has to stand here for something below to be found. */
    String expected() {
        return items.length > 0 ? exact.isEmpty() ? "array" : "object or array" : "object";
    }

    Collection<String> names() {
        return exact.keySet();
    }

    /** Makes everything below this place null. */
    void setNullBelow(RowBuffer row) {
        // the slots at this place come first
        for (int i = slots.length; i < reach.length; i++) {
            row.setNull(reach[i].index());
        }
    }

    /**
     * Notes that the record has this place.
     *
     * @param exactly whether under the very name that was mapped
     * @return false if it is to be passed over, since the record had it under the very name before
     * @throws MappingException if the record has it twice and neither is nearer to the name that was mapped
     */
    boolean claim(RowBuffer row, boolean exactly) {
        if (seenIn != row.generation()) {
            seenIn = row.generation();
            seenExactly = exactly;
            return true;
        }
        if (exactly && !seenExactly) {
            forget(row);
            seenIn = row.generation();
            seenExactly = true;
            return true;
        }
        if (!exactly && seenExactly) {
            return false;
        }
        throw exactly ? new MappingException(target(), null, "is given twice; each field may occur once") : ambiguous();
    }

    /** The error of a record that has two fields which are both not quite the mapped one. */
    MappingException ambiguous() {
        return new MappingException(
                target(),
                null,
                "is one of two fields that differ from the mapped name '" + name
                        + "'; name one of them in the mapping");
    }

    private void forget(RowBuffer row) {
        for (Slot slot : reach) {
            row.setMissing(slot.index());
        }
        seenIn = 0;
        exact.values().forEach(edge -> edge.node.forget(row));
        for (FieldNode item : items) {
            if (item != null) {
                item.forget(row);
            }
        }
    }
}
