package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.type.DataType;

/** Compiles decoders to Java values. */
public final class ValueDecoders {

    private ValueDecoders() {}

    /**
     * Compiles the decoder of a type. Scalars become the Java types of the driver ({@code Instant} for a timestamp,
     * {@code ByteBuffer} for a blob, ...), composites become Java collections, UDTs maps.
     *
     * @param type the CQL type, of any depth
     * @return the decoder
     * @throws IllegalArgumentException if the type is a custom one
     */
    public static ValueDecoder compile(DataType type) {
        ValueDecoder decoder = ScalarDecoder.of(type);
        if (decoder == null) {
            decoder = CompositeDecoder.of(type, ValueDecoders::compile);
        }
        if (decoder == null) {
            throw new IllegalArgumentException(type.asCql(false, true) + " is a type that Scamander cannot read");
        }
        return decoder;
    }
}
