package dev.scamander.mapping.row;

import dev.scamander.mapping.MappingException;
import java.util.List;
import java.util.Map;

/** Walks Java maps and lists and fills the slots of a tree of mapped fields from their values. */
final class ValueWalker {
    private final UnknownFields unknown;
    private final RowBuffer row;

    ValueWalker(UnknownFields unknown, RowBuffer row) {
        this.unknown = unknown;
        this.row = row;
    }

    /** Fills what is mapped at and below a node from a value, which may be null. */
    void walk(Object value, FieldNode node) {
        for (Slot slot : node.slots()) {
            slot.fill(row, value);
        }
        if (!node.isLeaf()) {
            below(value, node);
        }
    }

    private void below(Object value, FieldNode node) {
        if (value == null) {
            node.setNullBelow(row);
        } else if (value instanceof Map<?, ?> map && node.hasFields()) {
            entries(map, node);
        } else if (value instanceof List<?> list && node.hasItems()) {
            items(list, node);
        } else {
            throw new MappingException(
                    node.target(),
                    MappingException.excerpt(String.valueOf(value)),
                    "(" + value.getClass().getSimpleName() + ") is no " + node.expected()
                            + ", but the mapping reads inside it");
        }
    }

    private void entries(Map<?, ?> map, FieldNode node) {
        FieldOrder order = node.order();
        int place = FieldOrder.START;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            place = order.placeOf(name, place);
            FieldNode.Edge edge = place == FieldOrder.NOWHERE ? node.find(name) : order.edge(place);
            if (edge == null) {
                unknown.check(node, name);
                continue;
            }
            try {
                if (edge.node().claim(row, edge.exactly())) {
                    walk(entry.getValue(), edge.node());
                }
            } catch (MappingException e) {
                throw e.inField(name);
            }
        }
    }

    private void items(List<?> list, FieldNode node) {
        FieldNode[] items = node.items();
        int length = Math.min(items.length, list.size());
        for (int index = 0; index < length; index++) {
            if (items[index] != null) {
                try {
                    walk(list.get(index), items[index]);
                } catch (MappingException e) {
                    throw e.inItem(index);
                }
            }
        }
    }
}
