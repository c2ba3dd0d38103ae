package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.List;

/**
 * One column of the row.
 *
 * @param name the column
 * @param target how messages call it, such as {@code product.price float}
 * @param key whether it is of the primary key
 * @param counter whether it is a counter, which is never null
 * @param sources the slots that may have its value, the first that has one wins; empty if it is computed
 * @param slot the place of its value in the {@link RowBuffer} if it is computed, else that of the first source
 */
record ColumnPlan(CqlIdentifier name, String target, boolean key, boolean counter, List<Slot> sources, int slot) {

    boolean isComputed() {
        return sources.isEmpty();
    }
}
