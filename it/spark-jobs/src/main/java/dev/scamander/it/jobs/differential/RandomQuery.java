package dev.scamander.it.jobs.differential;

import static dev.scamander.it.jobs.differential.RandomPredicate.quoted;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * A query that can be asked of either side.
 *
 * @param text what it does, for people
 * @param limit rows of which any may be the answer; 0 if the answer is determined
 * @param ordered whether the order of the rows is part of the answer
 * @param on asks one side
 * @param unlimited asks without the limit
 */
record RandomQuery(String text, int limit, boolean ordered, OnSide on, OnSide unlimited) {

    private RandomQuery(String text, boolean ordered, OnSide on) {
        this(text, 0, ordered, on, on);
    }

    /** Asks one side. */
    @FunctionalInterface
    interface OnSide {
        Dataset<Row> ask(Side side);
    }

    static RandomQuery make(ComparedTable table, Random random) {
        Column predicate = random.nextInt(4) == 0 ? lit(true) : new RandomPredicate(table, random).make();
        OnSide filtered = side -> table.on(side).filter(predicate);
        return switch (random.nextInt(8)) {
            case 0 -> limited(table, predicate, filtered, random);
            case 1 -> ordered(table, predicate, filtered, random);
            case 2, 3 -> aggregated(table, predicate, filtered, random);
            case 4 -> joined(table, predicate, filtered, random);
            case 5 -> withItself(table, predicate, filtered, random);
            default -> {
                Column[] columns = some(names(table), random);
                yield new RandomQuery(
                        "select " + List.of(columns) + " where " + predicate, false, side -> filtered.ask(side)
                                .select(columns));
            }
        };
    }

    private static RandomQuery limited(ComparedTable table, Column predicate, OnSide filtered, Random random) {
        int limit = 1 + random.nextInt(20);
        return new RandomQuery(
                "where " + predicate + " limit " + limit,
                limit,
                false,
                side -> filtered.ask(side).limit(limit),
                filtered);
    }

    /** Rows that are equal in the order may come in any order: only the columns of the order are compared. */
    private static RandomQuery ordered(ComparedTable table, Column predicate, OnSide filtered, Random random) {
        List<String> candidates =
                random.nextInt(3) == 0 || table.clustering().isEmpty() ? table.primaryKey() : table.clustering();
        int length = 1 + random.nextInt(candidates.size());
        boolean flip = random.nextBoolean();
        List<Column> order = new ArrayList<>();
        List<Column> shown = new ArrayList<>();
        for (String column : candidates.subList(0, length)) {
            boolean descending = random.nextInt(4) == 0 ? random.nextBoolean() : flip;
            order.add(descending ? quoted(column).desc() : quoted(column).asc());
            shown.add(quoted(column));
        }
        int limit = 1 + random.nextInt(8);
        return new RandomQuery(
                "where " + predicate + " order by " + order + " limit " + limit, true, side -> filtered.ask(side)
                        .orderBy(order.toArray(Column[]::new))
                        .limit(limit)
                        .select(shown.toArray(Column[]::new)));
    }

    private static RandomQuery aggregated(ComparedTable table, Column predicate, OnSide filtered, Random random) {
        List<Column> groups = new ArrayList<>();
        switch (random.nextInt(4)) {
            case 0 -> table.partitionKey().forEach(column -> groups.add(quoted(column)));
            case 1 -> {
                List<String> key = table.primaryKey();
                key.subList(0, 1 + random.nextInt(key.size())).forEach(column -> groups.add(quoted(column)));
            }
            case 2 ->
                groups.add(quoted(
                        table.primaryKey().get(random.nextInt(table.primaryKey().size()))));
            default -> {
                // One group of all.
            }
        }
        List<Column> results = new ArrayList<>();
        results.add(count(lit(1)));
        List<StructField> scalars = table.scalars();
        for (int i = random.nextInt(3); i >= 0; i--) {
            StructField field = scalars.get(random.nextInt(scalars.size()));
            results.add(result(field, random).as("r" + i));
        }
        return new RandomQuery(
                "aggregate " + results + " where " + predicate + " group by " + groups, false, side -> filtered.ask(
                                side)
                        .groupBy(groups.toArray(Column[]::new))
                        .agg(results.get(0), results.subList(1, results.size()).toArray(Column[]::new)));
    }

    private static Column result(StructField field, Random random) {
        Column column = quoted(field.name());
        String type = field.dataType().typeName();
        boolean whole = List.of("byte", "short", "integer").contains(type);
        return switch (random.nextInt(5)) {
            case 0 -> count(column);
            case 1 -> min(column);
            case 2 -> max(column);
            case 3 -> whole ? sum(column) : count(column);
            default -> whole ? avg(column) : max(column);
        };
    }

    /** A few rows of a table joined by partition key: the other side's keys may become a filter while the query runs. */
    private static RandomQuery joined(ComparedTable table, Column predicate, OnSide filtered, Random random) {
        List<Row> rows = new ArrayList<>(table.rows());
        Collections.shuffle(rows, random);
        Dataset<Row> few = table.local()
                .sparkSession()
                .createDataFrame(
                        rows.subList(0, Math.min(5, rows.size())), table.local().schema());
        Column[] key =
                table.partitionKey().stream().map(RandomPredicate::quoted).toArray(Column[]::new);
        Dataset<Row> keys = few.select(key).distinct().filter(lit(true));
        String[] names = table.partitionKey().toArray(String[]::new);
        Column[] shown =
                table.primaryKey().stream().map(RandomPredicate::quoted).toArray(Column[]::new);
        return new RandomQuery("where " + predicate + " join by " + List.of(names), false, side -> {
            Dataset<Row> left = filtered.ask(side);
            Column condition = null;
            for (String name : names) {
                Column one = left.col("`" + name + "`").equalTo(keys.col("`" + name + "`"));
                condition = condition == null ? one : condition.and(one);
            }
            return left.join(broadcast(keys), condition, "left_semi").select(shown);
        });
    }

    /** Two scans of one table, joined by its partition key. */
    private static RandomQuery withItself(ComparedTable table, Column predicate, OnSide filtered, Random random) {
        Column other = new RandomPredicate(table, random).make();
        String kind = List.of("inner", "left_outer", "left_semi", "left_anti").get(random.nextInt(4));
        boolean both = kind.equals("inner") || kind.equals("left_outer");
        List<Column> shown = new ArrayList<>();
        Column condition = lit(true);
        for (String name : table.partitionKey()) {
            condition = condition.and(col("one.`" + name + "`").equalTo(col("other.`" + name + "`")));
        }
        for (String name : table.primaryKey()) {
            shown.add(col("one.`" + name + "`").as("one_" + name));
            if (both) {
                shown.add(col("other.`" + name + "`").as("other_" + name));
            }
        }
        Column on = condition;
        return new RandomQuery(
                "where " + predicate + " " + kind + " join where " + other, false, side -> filtered.ask(side)
                        .alias("one")
                        .join(table.on(side).filter(other).alias("other"), on, kind)
                        .select(shown.toArray(Column[]::new)));
    }

    private static Column[] some(List<String> names, Random random) {
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, 1 + random.nextInt(shuffled.size())).stream()
                .map(RandomPredicate::quoted)
                .toArray(Column[]::new);
    }

    private static List<String> names(ComparedTable table) {
        return List.of(table.local().schema().fieldNames());
    }
}
