package dev.scamander.spark.type;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;

/** Which types CQL and Spark put in the same order. */
public final class ValueOrder {

    private ValueOrder() {}

    /**
     * Tells whether CQL orders a type's values as Spark orders what they become. Uuids and addresses become text, whose order is
     * another.
     *
     * @param type a CQL type
     * @return true if the order is the same
     */
    public static boolean isSame(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.BOOLEAN,
                    ProtocolConstants.DataType.TINYINT,
                    ProtocolConstants.DataType.SMALLINT,
                    ProtocolConstants.DataType.INT,
                    ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.VARINT,
                    ProtocolConstants.DataType.DECIMAL,
                    ProtocolConstants.DataType.FLOAT,
                    ProtocolConstants.DataType.DOUBLE,
                    ProtocolConstants.DataType.DATE,
                    ProtocolConstants.DataType.TIME,
                    ProtocolConstants.DataType.TIMESTAMP,
                    ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.BLOB -> true;
            default -> false;
        };
    }
}
