package dev.scamander.mapping.row;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** How to fill the slots of a tree of mapped fields from values of one Connect schema. */
final class ConnectPlan {
    private final FieldNode node;
    private final List<CqlEncoder<Object>> encoders;
    private final Inside inside;

    /** Fills what is mapped inside of a value that is not null. */
    private interface Inside {
        void fill(RowBuffer row, Object value);
    }

    private ConnectPlan(FieldNode node, List<CqlEncoder<Object>> encoders, Inside inside) {
        this.node = node;
        this.encoders = encoders;
        this.inside = inside;
    }

    /**
     * Matches a schema with the mapped fields.
     *
     * @throws MappingException if a mapped path or column does not fit the schema
     */
    static ConnectPlan compile(Schema schema, FieldNode node, UnknownFields unknown) {
        List<CqlEncoder<Object>> encoders = new ArrayList<>();
        for (Slot slot : node.slots()) {
            encoders.add(slot.encoders().connect(schema));
        }
        return new ConnectPlan(node, encoders, node.isLeaf() ? null : inside(schema, node, unknown));
    }

    /** Fills the slots from a value of the schema, which may be null. */
    void fill(RowBuffer row, Object value) {
        Slot[] slots = node.slots();
        for (int i = 0; i < slots.length; i++) {
            row.fill(slots[i].index(), encoders.get(i), value);
        }
        if (inside == null) {
            return;
        }
        if (value == null) {
            node.setNullBelow(row);
        } else {
            inside.fill(row, value);
        }
    }

    private static Inside inside(Schema schema, FieldNode node, UnknownFields unknown) {
        if (schema.type() == Schema.Type.STRUCT && node.hasFields()) {
            return struct(schema, node, unknown);
        }
        if (schema.type() == Schema.Type.MAP && node.hasFields()) {
            return map(schema.valueSchema(), node, unknown);
        }
        if (schema.type() == Schema.Type.ARRAY && node.hasItems()) {
            return array(schema.valueSchema(), node, unknown);
        }
        throw new MappingException(
                node.target(),
                null,
                "is of type " + schema.type() + " and no " + node.expected() + ", but the mapping reads inside it");
    }

    private static Inside struct(Schema schema, FieldNode node, UnknownFields unknown) {
        Map<FieldNode, Field> chosen = new LinkedHashMap<>();
        Map<FieldNode, Boolean> exactly = new HashMap<>();
        for (Field field : schema.fields()) {
            FieldNode.Edge edge = node.find(field.name());
            if (edge == null) {
                unknown.check(node, field.name());
            } else if (!exactly.containsKey(edge.node()) || edge.exactly()) {
                chosen.put(edge.node(), field);
                exactly.put(edge.node(), edge.exactly());
            } else if (!exactly.get(edge.node())) {
                throw edge.node().ambiguous().inField(field.name());
            }
        }
        Field[] fields = chosen.values().toArray(Field[]::new);
        ConnectPlan[] plans = new ConnectPlan[fields.length];
        int at = 0;
        for (Map.Entry<FieldNode, Field> choice : chosen.entrySet()) {
            try {
                plans[at++] = compile(choice.getValue().schema(), choice.getKey(), unknown);
            } catch (MappingException e) {
                throw e.inField(choice.getValue().name());
            }
        }
        return (row, value) -> {
            Struct struct = (Struct) value;
            for (int i = 0; i < fields.length; i++) {
                try {
                    plans[i].fill(row, struct.get(fields[i]));
                } catch (MappingException e) {
                    throw e.inField(fields[i].name());
                }
            }
        };
    }

    private static Inside map(Schema valueSchema, FieldNode node, UnknownFields unknown) {
        Map<FieldNode, ConnectPlan> plans = new HashMap<>();
        for (String name : node.names()) {
            FieldNode child = node.find(name).node();
            try {
                plans.put(child, compile(valueSchema, child, unknown));
            } catch (MappingException e) {
                throw e.inEntry(name);
            }
        }
        return (row, value) -> {
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                String key = String.valueOf(entry.getKey());
                FieldNode.Edge edge = node.find(key);
                if (edge == null) {
                    unknown.check(node, key);
                    continue;
                }
                try {
                    if (edge.node().claim(row, edge.exactly())) {
                        plans.get(edge.node()).fill(row, entry.getValue());
                    }
                } catch (MappingException e) {
                    throw e.inEntry(key);
                }
            }
        };
    }

    private static Inside array(Schema itemSchema, FieldNode node, UnknownFields unknown) {
        FieldNode[] items = node.items();
        ConnectPlan[] plans = new ConnectPlan[items.length];
        for (int i = 0; i < items.length; i++) {
            try {
                plans[i] = items[i] == null ? null : compile(itemSchema, items[i], unknown);
            } catch (MappingException e) {
                throw e.inItem(i);
            }
        }
        return (row, value) -> {
            List<?> list = (List<?>) value;
            int length = Math.min(plans.length, list.size());
            for (int i = 0; i < length; i++) {
                try {
                    if (plans[i] != null) {
                        plans[i].fill(row, list.get(i));
                    }
                } catch (MappingException e) {
                    throw e.inItem(i);
                }
            }
        };
    }
}
