package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.language.Operator;
import java.util.List;
import java.util.Map;

/**
 * A mapping compiled against a table: which slots there are and how they are filled.
 *
 * @param shape what the row is for
 * @param settings how values are converted and what becomes of nulls
 * @param slots how many slots there are
 * @param columns the columns in bind order
 * @param operators the columns whose new values come of their old ones, in bind order
 * @param roots what is read from keys, values and headers
 * @param computed what is not read from there
 * @param times time to live and write timestamp
 */
record RowPlan(
        RowShape shape,
        RowSettings settings,
        int slots,
        List<ColumnPlan> columns,
        Map<CqlIdentifier, Operator> operators,
        List<RootPlan> roots,
        List<ComputedValue> computed,
        RowTimes times) {

    MissingFieldPolicy missingField() {
        return settings.values().missingField();
    }
}
