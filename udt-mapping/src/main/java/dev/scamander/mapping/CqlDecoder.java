package dev.scamander.mapping;

import java.nio.ByteBuffer;

/**
 * Reads values of one CQL type from their protocol body. Compiled once per type; immutable and safe for use by many
 * threads.
 *
 * @param <T> what values become
 */
@FunctionalInterface
public interface CqlDecoder<T> {

    /**
     * Decodes what lies between position and limit; neither is changed.
     *
     * @param bytes the body of the value, without a length in front; null means CQL null
     * @return the value; null for CQL null
     * @throws MappingException if the bytes are not a value of the type
     */
    T decode(ByteBuffer bytes);
}
