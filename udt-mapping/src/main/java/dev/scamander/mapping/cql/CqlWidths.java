package dev.scamander.mapping.cql;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.protocol.internal.ProtocolConstants;

/** How wide the elements of a vector are: only those of variable width have their length in front. */
public final class CqlWidths {

    /** Width of types whose values differ in length. */
    public static final int VARIABLE = -1;

    private CqlWidths() {}

    /**
     * The width of a type as an element of a vector. Types such as smallint and date count as variable there, though
     * all their values have the same length: that is how Cassandra 5.0 stores them.
     *
     * @param type the element type
     * @return bytes, or {@link #VARIABLE}
     */
    public static int of(DataType type) {
        if (type instanceof VectorType vector) {
            int element = of(vector.getElementType());
            return element == VARIABLE ? VARIABLE : element * vector.getDimensions();
        }
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN -> 1;
            case ProtocolConstants.DataType.INT, ProtocolConstants.DataType.FLOAT -> 4;
            case ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.COUNTER,
                    ProtocolConstants.DataType.DOUBLE,
                    ProtocolConstants.DataType.TIMESTAMP -> 8;
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID -> 16;
            default -> VARIABLE;
        };
    }
}
