package dev.scamander.it.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Random {@code DELETE}, {@code UPDATE} and {@code MERGE} statements on a table {@code (p, c, a, b)} with primary key {@code (p, c)}, and a
 * plain model of the table on which each of them is carried out, too.
 */
final class RandomChanges {
    private static final int PARTITIONS = 6;
    private static final int ROWS = 12;

    /** One row; columns outside the key may be null. */
    record Line(int p, int c, Integer a, String b) {
        String json() {
            return "{\"p\":" + p + ",\"c\":" + c + (a == null ? "" : ",\"a\":" + a)
                    + (b == null ? "" : ",\"b\":\"" + b + "\"") + "}";
        }

        private int key() {
            return 1000 * p + c;
        }
    }

    private record Condition(String sql, Predicate<Line> holds) {}

    private final Random random;
    private final String table;
    private final Map<Integer, Line> rows = new TreeMap<>();

    RandomChanges(long seed, String table) {
        this.random = new Random(seed);
        this.table = table;
        for (int p = 0; p < PARTITIONS; p++) {
            for (int c = 0; c < ROWS; c++) {
                put(new Line(p, c, random.nextInt(5) == 0 ? null : random.nextInt(100), "b" + p));
            }
        }
    }

    List<Line> rows() {
        return List.copyOf(rows.values());
    }

    /** The rows as the test's jobs print them. */
    String json() {
        return rows.values().stream().map(Line::json).collect(Collectors.joining(" "));
    }

    private void put(Line line) {
        rows.put(line.key(), line);
    }

    /** Carries out one statement on the model and gives its text. */
    String next() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> delete();
            case 2, 3 -> update();
            default -> merge();
        };
    }

    private String delete() {
        Condition condition = random.nextBoolean() ? onKey() : onAny();
        rows.values().removeIf(condition.holds);
        return "DELETE FROM " + table + " WHERE " + condition.sql;
    }

    private String update() {
        Condition condition = random.nextInt(3) == 0 ? onKey() : onAny();
        int k = random.nextInt(10);
        int form = random.nextInt(3);
        for (Line line : rows()) {
            if (condition.holds.test(line)) {
                put(
                        switch (form) {
                            case 0 -> new Line(line.p, line.c, line.a == null ? null : line.a + k, line.b);
                            case 1 -> new Line(line.p, line.c, null, line.b == null ? null : line.b + k);
                            default -> new Line(line.p, line.c, line.c, null);
                        });
            }
        }
        String set =
                switch (form) {
                    case 0 -> "a = a + " + k;
                    case 1 -> "a = NULL, b = concat(b, '" + k + "')";
                    default -> "a = c, b = NULL";
                };
        return "UPDATE " + table + " SET " + set + " WHERE " + condition.sql;
    }

    private String merge() {
        Map<Integer, Line> source = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            Line line = new Line(random.nextInt(PARTITIONS + 2), random.nextInt(ROWS + 4), random.nextInt(100), "m");
            source.put(line.key(), line);
        }
        boolean deleting = random.nextBoolean();
        boolean inserting = random.nextBoolean();
        source.forEach((key, line) -> {
            Line old = rows.get(key);
            if (old != null && line.a > 50) {
                put(new Line(old.p, old.c, line.a, old.b));
            } else if (old != null && deleting) {
                rows.remove(key);
            } else if (old == null && inserting) {
                put(new Line(line.p, line.c, line.a, null));
            }
        });
        StringJoiner values = new StringJoiner(", ");
        source.values().forEach(line -> values.add("(" + line.p + ", " + line.c + ", " + line.a + ")"));
        return "MERGE INTO " + table + " t USING (SELECT * FROM VALUES " + values + " AS v(p, c, a)) s"
                + " ON t.p = s.p AND t.c = s.c"
                + " WHEN MATCHED AND s.a > 50 THEN UPDATE SET a = s.a"
                + (deleting ? " WHEN MATCHED THEN DELETE" : "")
                + (inserting ? " WHEN NOT MATCHED THEN INSERT (p, c, a, b) VALUES (s.p, s.c, s.a, NULL)" : "");
    }

    private Condition onKey() {
        int p = random.nextInt(PARTITIONS);
        int c = random.nextInt(ROWS);
        List<Condition> forms = new ArrayList<>();
        forms.add(new Condition("p = " + p + " AND c = " + c, line -> line.p == p && line.c == c));
        forms.add(new Condition(
                "p = " + p + " AND c > " + c + " AND c <= " + (c + 3),
                line -> line.p == p && line.c > c && line.c <= c + 3));
        forms.add(new Condition(
                "p IN (" + p + ", " + (p + 2) + ") AND c < 3", line -> (line.p == p || line.p == p + 2) && line.c < 3));
        forms.add(new Condition(
                "p = " + p + " AND c IN (1, " + c + ")", line -> line.p == p && (line.c == 1 || line.c == c)));
        return forms.get(random.nextInt(forms.size()));
    }

    private Condition onAny() {
        int k = random.nextInt(100);
        int c = random.nextInt(ROWS);
        List<Condition> forms = new ArrayList<>();
        forms.add(new Condition("a > " + (90 + k / 10), line -> line.a != null && line.a > 90 + k / 10));
        forms.add(new Condition("a IS NULL AND c > " + c, line -> line.a == null && line.c > c));
        forms.add(new Condition("c = " + c, line -> line.c == c));
        forms.add(new Condition("p = 1 AND a < " + k / 2, line -> line.p == 1 && line.a != null && line.a < k / 2));
        forms.add(new Condition(
                "b LIKE '%" + k % 10 + "' AND a % 7 = 3",
                line -> line.b != null
                        && line.b.endsWith(Integer.toString(k % 10))
                        && line.a != null
                        && line.a % 7 == 3));
        return forms.get(random.nextInt(forms.size()));
    }
}
