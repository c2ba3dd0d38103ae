package dev.scamander.mapping.connect;

import dev.scamander.mapping.CqlDecoder;
import dev.scamander.mapping.value.ValueDecoder;
import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Schema;

/** Decodes one type to Connect values of a schema derived from it. */
public final class ConnectDecoder implements CqlDecoder<Object> {

    private final Schema schema;
    private final ValueDecoder values;

    ConnectDecoder(Schema schema, ValueDecoder values) {
        this.schema = schema;
        this.values = values;
    }

    /**
     * The schema of what {@link #decode} returns.
     *
     * @return always the same object
     */
    public Schema schema() {
        return schema;
    }

    @Override
    public Object decode(ByteBuffer bytes) {
        return values.decode(bytes);
    }

    ValueDecoder values() {
        return values;
    }
}
