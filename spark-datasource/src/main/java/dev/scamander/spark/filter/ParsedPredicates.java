package dev.scamander.spark.filter;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import dev.scamander.spark.filter.Restriction.Bound;
import dev.scamander.spark.filter.Restriction.NotNull;
import dev.scamander.spark.filter.Restriction.OneOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/** The predicates of a query that say something about one column, and which of them are taken already. */
final class ParsedPredicates {

    private final Map<Predicate, Restriction> parsed = new LinkedHashMap<>();
    private final Set<Predicate> taken = new LinkedHashSet<>();

    ParsedPredicates(RestrictionParser parser, List<Predicate> predicates) {
        for (Predicate predicate : predicates) {
            parser.parse(predicate).ifPresent(restriction -> parsed.put(predicate, restriction));
        }
    }

    /** The predicates that name values of a column. */
    List<Entry<OneOf>> valuesOf(ColumnMetadata column) {
        return of(column, OneOf.class);
    }

    /** The predicates that bound a column. */
    List<Entry<Bound>> boundsOf(ColumnMetadata column) {
        return of(column, Bound.class);
    }

    /** The predicates that want a column to have a value. */
    List<Entry<NotNull>> notNullOf(ColumnMetadata column) {
        return of(column, NotNull.class);
    }

    private <R extends Restriction> List<Entry<R>> of(ColumnMetadata column, Class<R> kind) {
        List<Entry<R>> entries = new ArrayList<>();
        parsed.forEach((predicate, restriction) -> {
            if (kind.isInstance(restriction)
                    && !taken.contains(predicate)
                    && restriction.column().equals(column.getName().asInternal())) {
                entries.add(new Entry<>(predicate, kind.cast(restriction)));
            }
        });
        return entries;
    }

    void take(Entry<?> entry) {
        taken.add(entry.predicate);
    }

    Set<Predicate> taken() {
        return taken;
    }

    /**
     * A predicate and what it says.
     *
     * @param predicate as Spark has it
     * @param restriction as CQL has it
     */
    record Entry<R extends Restriction>(Predicate predicate, R restriction) {}
}
