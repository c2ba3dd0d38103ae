package dev.scamander.cassandra.aggregate;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A column with a running total.
 *
 * @param name the column
 * @param function what is made of the values
 * @param type the column's type; values are given in the same type, those to be counted in any
 */
public record AggregateColumn(CqlIdentifier name, AggregateFunction function, DataType type) {
    /**
     * Checks that the column can hold the result.
     *
     * @throws IllegalArgumentException if it cannot, naming the types that could
     */
    public AggregateColumn {
        Objects.requireNonNull(name, "name");
        if (!function.fits(type)) {
            throw new IllegalArgumentException("Column " + name.asCql(true) + " " + type.asCql(false, true)
                    + " cannot hold a " + function.name().toLowerCase(Locale.ROOT) + "; it must be of type "
                    + function.types().stream()
                            .map(fitting -> fitting.asCql(false, true))
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }
}
