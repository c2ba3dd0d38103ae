package dev.scamander.spark.filter;

import java.io.Serializable;
import java.util.Objects;

/**
 * A restriction as CQL text with one bind variable.
 *
 * @param cql for example {@code "day" >= ?}
 * @param value the variable's encoded value
 */
public record Clause(String cql, byte[] value) implements Serializable {

    @Override
    public boolean equals(Object other) {
        return other instanceof Clause that && cql.equals(that.cql) && java.util.Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cql, java.util.Arrays.hashCode(value));
    }
}
