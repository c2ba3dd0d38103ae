package dev.scamander.spark.rdd;

import dev.scamander.spark.read.LookupPlan;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.StructType;

/**
 * How elements get their rows.
 *
 * @param plan what is asked for each key
 * @param conditions what rows have to meet besides, on the columns of the lookup
 * @param output what is given of each row, as expressions of the columns of the lookup
 * @param schema the fields of what is given
 */
record RowLookup(LookupPlan plan, List<Expression> conditions, List<Expression> output, StructType schema)
        implements Serializable {

    RowLookup {
        conditions = List.copyOf(conditions);
        output = List.copyOf(output);
    }
}
