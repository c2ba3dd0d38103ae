package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Reads the shape of a Connect schema, with Connect's logical types and Debezium's. */
final class ConnectSchemaReader {
    private static final Map<String, DataType> LOGICAL = Map.ofEntries(
            Map.entry(Decimal.LOGICAL_NAME, DataTypes.DECIMAL),
            Map.entry(Date.LOGICAL_NAME, DataTypes.DATE),
            Map.entry(Time.LOGICAL_NAME, DataTypes.TIME),
            Map.entry(Timestamp.LOGICAL_NAME, DataTypes.TIMESTAMP),
            Map.entry("io.debezium.time.Date", DataTypes.DATE),
            Map.entry("io.debezium.time.Time", DataTypes.TIME),
            Map.entry("io.debezium.time.MicroTime", DataTypes.TIME),
            Map.entry("io.debezium.time.NanoTime", DataTypes.TIME),
            Map.entry("io.debezium.time.ZonedTime", DataTypes.TIME),
            Map.entry("io.debezium.time.Timestamp", DataTypes.TIMESTAMP),
            Map.entry("io.debezium.time.MicroTimestamp", DataTypes.TIMESTAMP),
            Map.entry("io.debezium.time.NanoTimestamp", DataTypes.TIMESTAMP),
            Map.entry("io.debezium.time.ZonedTimestamp", DataTypes.TIMESTAMP),
            Map.entry("io.debezium.time.MicroDuration", DataTypes.DURATION),
            Map.entry("io.debezium.time.NanoDuration", DataTypes.DURATION),
            Map.entry("io.debezium.data.VariableScaleDecimal", DataTypes.DECIMAL),
            Map.entry("io.debezium.data.Uuid", DataTypes.UUID));

    private ConnectSchemaReader() {}

    static Shape read(Schema schema) {
        return shape(schema, "$");
    }

    private static Shape shape(Schema schema, String path) {
        DataType logical = schema.name() == null ? null : LOGICAL.get(schema.name());
        if (logical != null) {
            return new Shape.Scalar(logical);
        }
        return switch (schema.type()) {
            case STRUCT -> struct(schema, path);
            case ARRAY -> new Shape.Items(shape(schema.valueSchema(), path + "[]"));
            case MAP -> map(schema, path);
            default -> new Shape.Scalar(scalar(schema.type()));
        };
    }

    private static Shape struct(Schema schema, String path) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (Field field : schema.fields()) {
            fields.put(field.name(), shape(field.schema(), path + "." + field.name()));
        }
        if (fields.isEmpty()) {
            return new Shape.Unknown("the schema names no fields of this struct");
        }
        String name = schema.name();
        return new Shape.Fields(name == null ? null : name.substring(name.lastIndexOf('.') + 1), fields);
    }

    private static Shape map(Schema schema, String path) {
        if (!(shape(schema.keySchema(), path + "[key]") instanceof Shape.Scalar key)) {
            throw new DerivationException(path, "the keys of this map are no scalars");
        }
        return new Shape.Entries(key.type(), shape(schema.valueSchema(), path + ".*"));
    }

    private static DataType scalar(Schema.Type type) {
        return switch (type) {
            case INT8 -> DataTypes.TINYINT;
            case INT16 -> DataTypes.SMALLINT;
            case INT32 -> DataTypes.INT;
            case INT64 -> DataTypes.BIGINT;
            case FLOAT32 -> DataTypes.FLOAT;
            case FLOAT64 -> DataTypes.DOUBLE;
            case BOOLEAN -> DataTypes.BOOLEAN;
            case BYTES -> DataTypes.BLOB;
            default -> DataTypes.TEXT;
        };
    }
}
