package dev.scamander.mapping.row;

import dev.scamander.mapping.MappingException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads Connect structs. A plan is made for each schema object that is met; converters hand out the same object for all
 * records of one schema. This class is only touched where Connect's API is on the class path.
 */
final class ConnectReader {
    private static final int MOST_PLANS = 64;
    private static final boolean AVAILABLE = isPresent();

    private final FieldNode root;
    private final UnknownFields unknown;
    private final RowBuffer row;
    private final Map<Schema, ConnectPlan> plans = new IdentityHashMap<>();
    private Schema lastSchema;
    private ConnectPlan lastPlan;

    ConnectReader(FieldNode root, UnknownFields unknown, RowBuffer row) {
        this.root = root;
        this.unknown = unknown;
        this.row = row;
    }

    static boolean available() {
        return AVAILABLE;
    }

    private static boolean isPresent() {
        try {
            Class.forName("org.apache.kafka.connect.data.Struct", false, ConnectReader.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Fills the slots from a struct; returns false if the source is none. */
    boolean read(Object source) {
        if (!(source instanceof Struct struct)) {
            return false;
        }
        Schema schema = struct.schema();
        if (schema != lastSchema) {
            lastPlan = planFor(schema);
            lastSchema = schema;
        }
        lastPlan.fill(row, struct);
        return true;
    }

    /** @throws MappingException if the schema does not fit the mapping: then nothing is kept */
    private ConnectPlan planFor(Schema schema) {
        ConnectPlan plan = plans.get(schema);
        if (plan == null) {
            plan = ConnectPlan.compile(schema, root, unknown);
            if (plans.size() == MOST_PLANS) {
                plans.clear();
            }
            plans.put(schema, plan);
        }
        return plan;
    }
}
