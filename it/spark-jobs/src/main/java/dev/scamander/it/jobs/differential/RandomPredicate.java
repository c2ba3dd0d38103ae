package dev.scamander.it.jobs.differential;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;

/** Makes predicates; most of them begin with the primary key, as queries of such tables do. */
final class RandomPredicate {

    private final ComparedTable table;
    private final Random random;

    RandomPredicate(ComparedTable table, Random random) {
        this.table = table;
        this.random = random;
    }

    Column make() {
        Column predicate = random.nextInt(3) == 0 ? any(2) : key();
        return random.nextInt(4) == 0 ? predicate.and(any(1)) : predicate;
    }

    /** Values for the partition key, and for the clustering columns up to a random one. */
    private Column key() {
        Column predicate = lit(true);
        for (String column : table.partitionKey()) {
            predicate = predicate.and(equalOrIn(column));
        }
        for (String column : table.clustering()) {
            int kind = random.nextInt(4);
            if (kind == 0) {
                return predicate;
            }
            if (kind == 1) {
                return predicate.and(range(column));
            }
            predicate = predicate.and(equalOrIn(column));
        }
        return predicate;
    }

    private Column equalOrIn(String column) {
        return random.nextInt(3) == 0 ? in(column) : quoted(column).equalTo(value(column));
    }

    private Column range(String column) {
        Column one = compare(column);
        return random.nextBoolean() ? one.and(compare(column)) : one;
    }

    private Column any(int depth) {
        if (depth > 0 && random.nextInt(2) == 0) {
            Column left = any(depth - 1);
            Column right = any(depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> left.and(right);
                case 1 -> left.or(right);
                default -> not(left);
            };
        }
        List<StructField> scalars = table.scalars();
        StructField field = scalars.get(random.nextInt(scalars.size()));
        String column = field.name();
        return switch (random.nextInt(8)) {
            case 0 -> quoted(column).isNull();
            case 1 -> quoted(column).isNotNull();
            case 2 -> in(column);
            case 3 -> quoted(column).between(value(column), value(column));
            case 4 ->
                field.dataType().typeName().startsWith("string")
                        ? quoted(column).like(pattern(column))
                        : quoted(column).eqNullSafe(value(column));
            case 5 -> quoted(column).equalTo(value(column));
            default -> compare(column);
        };
    }

    private Column compare(String column) {
        Column value = value(column);
        return switch (random.nextInt(4)) {
            case 0 -> quoted(column).lt(value);
            case 1 -> quoted(column).leq(value);
            case 2 -> value.lt(quoted(column));
            default -> quoted(column).geq(value);
        };
    }

    private Column in(String column) {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            values.add(value(column));
        }
        return quoted(column).isin(values.toArray());
    }

    private String pattern(String column) {
        Object value = table.valueOf(column, random);
        String text = value == null
                ? ""
                : value.toString().replace("%", "").replace("_", "").replace("\\", "");
        return text.isEmpty() ? "%" : text.charAt(0) + "%";
    }

    private Column value(String column) {
        Object value = table.valueOf(column, random);
        return lit(value).cast(table.typeOf(column));
    }

    static Column quoted(String column) {
        return col("`" + column + "`");
    }
}
