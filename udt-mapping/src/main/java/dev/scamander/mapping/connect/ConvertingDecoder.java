package dev.scamander.mapping.connect;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.value.ValueDecoder;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/** A Java value turned into what Connect has for it. */
final class ConvertingDecoder extends ValueDecoder {

    private final ValueDecoder values;
    private final UnaryOperator<Object> conversion;

    ConvertingDecoder(DataType type, ValueDecoder values, UnaryOperator<Object> conversion) {
        super(type);
        this.values = values;
        this.conversion = conversion;
    }

    @Override
    protected Object body(ByteBuffer bytes, int at, int length) {
        Object value = values.read(bytes, at, length);
        return value == null ? null : conversion.apply(value);
    }
}
