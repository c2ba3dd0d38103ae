package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.util.Set;

/** What is made of the values of many records. A mean is a sum divided by a count. */
public enum AggregateFunction {
    /** The sum, exact in integers and decimals; in doubles, added in the order of the records. */
    SUM(Set.of(DataTypes.INT, DataTypes.BIGINT, DataTypes.VARINT, DataTypes.DOUBLE, DataTypes.DECIMAL)),
    /** How many values that are not null. */
    COUNT(Set.of(DataTypes.BIGINT, DataTypes.INT)),
    /** The smallest value. */
    MIN(Set.of(
            DataTypes.INT,
            DataTypes.BIGINT,
            DataTypes.VARINT,
            DataTypes.DOUBLE,
            DataTypes.DECIMAL,
            DataTypes.TIMESTAMP)),
    /** The largest value. */
    MAX(MIN.types);

    private final Set<DataType> types;

    AggregateFunction(Set<DataType> types) {
        this.types = types;
    }

    /** Whether a column of this type can hold the result. */
    public boolean fits(DataType type) {
        return types.contains(type);
    }

    /** The types of columns that can hold the result. */
    public Set<DataType> types() {
        return types;
    }
}
