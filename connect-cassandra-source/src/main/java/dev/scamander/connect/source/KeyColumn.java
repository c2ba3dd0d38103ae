package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import java.nio.ByteBuffer;

/**
 * A column of the primary key, with the CQL literals that its values have in offsets.
 *
 * @param column the column
 * @param order the clustering order; null for a column of the partition key
 * @param codec the driver's codec of the column's type
 */
record KeyColumn(ColumnMetadata column, ClusteringOrder order, TypeCodec<Object> codec) {
    static KeyColumn of(ColumnMetadata column, ClusteringOrder order, CodecRegistry codecs) {
        return new KeyColumn(column, order, codecs.codecFor(column.getType()));
    }

    /** The column's name as CQL writes it. */
    String name() {
        return column.getName().asCql(true);
    }

    /** The literal of a value; null for null. */
    String literal(ByteBuffer value) {
        return value == null ? null : codec.format(codec.decode(value.duplicate(), ProtocolVersion.DEFAULT));
    }

    /**
     * The value of a literal.
     *
     * @throws IllegalArgumentException if it is none of the column's type
     */
    ByteBuffer value(String literal) {
        return codec.encode(codec.parse(literal), ProtocolVersion.DEFAULT);
    }
}
