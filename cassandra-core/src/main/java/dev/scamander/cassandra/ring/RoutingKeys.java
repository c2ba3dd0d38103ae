package dev.scamander.cassandra.ring;

import java.nio.ByteBuffer;

/** Partition keys in the form in which the server hashes them. */
public final class RoutingKeys {
    private RoutingKeys() {}

    /**
     * One component is its own routing key; several are joined, each with its length in two bytes before and a zero behind
     * (Cassandra's CompositeType). Buffers are not moved.
     *
     * @throws IllegalArgumentException when there is no component, or one is null or longer than 65,535 bytes
     */
    public static ByteBuffer of(ByteBuffer... components) {
        int length = 0;
        for (ByteBuffer component : components) {
            if (component == null || component.remaining() > 0xFFFF) {
                throw new IllegalArgumentException(
                        "a component of a partition key has 0 to 65535 bytes and is not null");
            }
            length += component.remaining() + 3;
        }
        if (components.length == 0) {
            throw new IllegalArgumentException("a partition key has at least one component");
        }
        if (components.length == 1) {
            return components[0].duplicate();
        }
        ByteBuffer key = ByteBuffer.allocate(length);
        for (ByteBuffer component : components) {
            key.putShort((short) component.remaining())
                    .put(component.duplicate())
                    .put((byte) 0);
        }
        return key.flip();
    }
}
