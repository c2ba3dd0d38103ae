package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.connect.ConnectEncoders;
import dev.scamander.mapping.json.JsonEncoders;
import dev.scamander.mapping.value.ValueEncoders;
import org.apache.kafka.connect.data.Schema;

/** The encoders of one slot, one for each kind of source. */
interface SlotEncoders {
    /** Reads the value on whose first token the parser stands. */
    CqlEncoder<JsonParser> json();

    /** Reads Java values without a schema. */
    CqlEncoder<Object> values();

    /** Reads values of a Connect schema. Called once per schema. */
    CqlEncoder<Object> connect(Schema schema);

    /** The plain conversion to a CQL type. */
    static SlotEncoders of(DataType type, MappingSettings settings, String target) {
        CqlEncoder<JsonParser> json = JsonEncoders.compile(type, settings, target);
        CqlEncoder<Object> values = ValueEncoders.compile(type, settings, target);
        return new SlotEncoders() {
            @Override
            public CqlEncoder<JsonParser> json() {
                return json;
            }

            @Override
            public CqlEncoder<Object> values() {
                return values;
            }

            @Override
            public CqlEncoder<Object> connect(Schema schema) {
                return ConnectEncoders.compile(schema, type, settings, target);
            }
        };
    }
}
