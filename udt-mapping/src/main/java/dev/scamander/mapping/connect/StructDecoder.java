package dev.scamander.mapping.connect;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.cql.CqlParts;
import dev.scamander.mapping.value.CompositeDecoder;
import dev.scamander.mapping.value.ValueDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** A UDT or a tuple as a Struct. */
final class StructDecoder extends ValueDecoder {

    private final Schema schema;
    private final List<ValueDecoder> fields;

    StructDecoder(DataType type, Schema schema, List<ValueDecoder> fields) {
        super(type);
        this.schema = schema;
        this.fields = List.copyOf(fields);
    }

    @Override
    protected Object body(ByteBuffer bytes, int at, int length) {
        List<Object> values = CompositeDecoder.fields(fields, new CqlParts(bytes, at, length), bytes);
        Struct struct = new Struct(schema);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                struct.put(schema.fields().get(i), values.get(i));
            }
        }
        return struct;
    }
}
