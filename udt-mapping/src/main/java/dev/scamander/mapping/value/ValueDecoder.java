package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.CqlDecoder;
import dev.scamander.mapping.MappingException;
import java.nio.ByteBuffer;

/** Decodes one type to Java values. */
public abstract class ValueDecoder implements CqlDecoder<Object> {

    private final DataType type;

    /**
     * For a type.
     *
     * @param type the type of the bytes
     */
    protected ValueDecoder(DataType type) {
        this.type = type;
    }

    /**
     * Reads a value in place.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length; negative means null
     * @return the value; null for null, and for a scalar of no bytes where the type has none such
     * @throws MappingException if the bytes are no value of the type
     */
    public final Object read(ByteBuffer bytes, int at, int length) {
        if (length < 0) {
            return null;
        }
        try {
            return body(bytes, at, length);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MappingException(type.asCql(false, true), null, "malformed bytes: " + e.getMessage());
        }
    }

    /**
     * Reads a value that is not null.
     *
     * @param bytes where it is
     * @param at position of its first byte
     * @param length its length
     * @return the value
     */
    protected abstract Object body(ByteBuffer bytes, int at, int length);

    @Override
    public final Object decode(ByteBuffer bytes) {
        return bytes == null ? null : read(bytes, bytes.position(), bytes.remaining());
    }
}
