package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.language.Operator;

/** What operators are applied to. */
final class Operands {
    private Operands() {}

    /**
     * The type of what an operator takes.
     *
     * @param type the column's type
     * @param target how messages call the column
     * @throws MappingException if the operator does not go with the column
     */
    static DataType type(Operator operator, DataType type, String target) {
        if (operator.isAggregate()) {
            return type;
        }
        boolean list = type instanceof ListType known && !known.isFrozen();
        boolean set = type instanceof SetType known && !known.isFrozen();
        boolean map = type instanceof MapType known && !known.isFrozen();
        if (operator == Operator.PREPEND ? !list : !list && !set && !map) {
            throw new MappingException(
                    target,
                    null,
                    operator.word() + "() needs a " + (operator == Operator.PREPEND ? "list" : "list, set or map")
                            + " that is not frozen");
        }
        return operator == Operator.REMOVE && type instanceof MapType entries
                ? DataTypes.setOf(entries.getKeyType())
                : type;
    }
}
