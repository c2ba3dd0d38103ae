package dev.scamander.it.spark;

import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes tables of random shape, and fills them with values from small sets, so that random predicates find some. */
final class RandomTables {

    private static final List<String> KEY_TYPES = List.of(
            "int",
            "bigint",
            "smallint",
            "tinyint",
            "text",
            "ascii",
            "boolean",
            "double",
            "float",
            "decimal",
            "varint",
            "uuid",
            "timeuuid",
            "inet",
            "timestamp",
            "date",
            "time",
            "blob");
    private static final int ROWS = 150;
    private static final String SOON = " USING TTL 1";

    private final CqlSession session;
    private final String keyspace;
    private final Random random;
    private final Map<String, Supplier<String>> literals = new LinkedHashMap<>();

    RandomTables(CqlSession session, String keyspace, long seed) {
        this.session = session;
        this.keyspace = keyspace;
        this.random = new Random(seed);
        session.execute("CREATE TYPE IF NOT EXISTS " + keyspace + ".inner_type (a int, \"B\" text)");
        session.execute("CREATE TYPE IF NOT EXISTS " + keyspace
                + ".outer_type (i frozen<inner_type>, l frozen<list<int>>, t timestamp)");
        literals.put("int", () -> one("0", "1", "-1", "2", "7", "2147483647", "-2147483648"));
        literals.put("bigint", () -> one("0", "1", "-1", "9223372036854775807", "42"));
        literals.put("smallint", () -> one("0", "1", "-1", "32767"));
        literals.put("tinyint", () -> one("0", "1", "-1", "-128"));
        literals.put("text", () -> one("'a'", "'b'", "'B'", "'ä'", "'☃'", "'𝄞'", "'ab'", "'a''b'", "' '"));
        literals.put("ascii", () -> one("'a'", "'b'", "'B'", "'~'", "'ab'"));
        literals.put("boolean", () -> one("true", "false"));
        literals.put("double", () -> one("0.0", "-0.0", "1.5", "-2.5", "NaN", "Infinity", "1e300"));
        literals.put("float", () -> one("0.0", "-0.0", "1.5", "-2.5", "NaN", "-Infinity"));
        literals.put("decimal", () -> one("0", "0.0", "1.5", "1.50", "-3", "12345678901234567890.5"));
        literals.put("varint", () -> one("0", "1", "-1", "12345678901234567890123456789012345678"));
        literals.put(
                "uuid",
                () -> one(
                        "123e4567-e89b-12d3-a456-426614174000",
                        "00000000-0000-4000-8000-000000000001",
                        "ffffffff-ffff-4fff-bfff-ffffffffffff"));
        literals.put(
                "timeuuid",
                () -> one(
                        "123e4567-e89b-12d3-a456-426614174000",
                        "00000000-0000-1000-8000-000000000001",
                        "ffffffff-ffff-1fff-bfff-ffffffffffff"));
        literals.put("inet", () -> one("'10.0.0.1'", "'9.0.0.1'", "'fe80::1'", "'::1'"));
        literals.put(
                "timestamp",
                () -> one("'2008-04-01T12:00:00.123Z'", "'1969-12-31T23:59:59.999Z'", "'1970-01-01T00:00:00Z'", "0"));
        literals.put("date", () -> one("'2008-04-01'", "'1969-12-31'", "'1970-01-01'", "'0001-01-01'"));
        literals.put("time", () -> one("'00:00:00'", "'12:34:56.123456789'", "'23:59:59.999999999'"));
        literals.put("blob", () -> one("0x00", "0xff", "0x0001", "0x7f"));
        literals.put("duration", () -> one("1mo2d3h", "-5s", "1y"));
        literals.put("list<int>", () -> one("[]", "[1, 2]", "[0]"));
        literals.put("set<text>", () -> one("{}", "{'b', 'a'}"));
        literals.put("map<text, double>", () -> one("{}", "{'a': 1.5, 'b': NaN}"));
        literals.put("frozen<list<frozen<inner_type>>>", () -> one("[]", "[{a: 1, \"B\": 'x'}, {a: 2}]"));
        literals.put(
                "frozen<outer_type>", () -> one("{i: {a: 1, \"B\": 'b'}, l: [1], t: 0}", "{l: []}", "{i: {a: 3}}"));
        literals.put("inner_type", () -> one("{a: 1}", "{\"B\": 'b'}"));
        literals.put("tuple<int, text>", () -> one("(1, 'a')", "(null, 'b')"));
        literals.put("vector<float, 2>", () -> one("[1.0, -2.5]", "[0.0, 0.0]"));
        literals.put("list<blob>", () -> one("[0x01, 0x]"));
    }

    /**
     * Makes and fills a table.
     *
     * @return {@code name:<partition key>:<clustering columns>}
     */
    String create(String name) {
        Map<String, String> partitionKey = columns("K", 1 + random.nextInt(2), KEY_TYPES);
        Map<String, String> clustering = columns("c", random.nextInt(4), KEY_TYPES);
        Map<String, String> regular = columns("v", 1 + random.nextInt(5), List.copyOf(literals.keySet()));
        boolean hasStatic = !clustering.isEmpty() && random.nextBoolean();
        String columns =
                partitionKey.entrySet().stream().map(RandomTables::definition).collect(Collectors.joining(", "))
                        + clustering.entrySet().stream()
                                .map(column -> ", " + definition(column))
                                .collect(Collectors.joining())
                        + regular.entrySet().stream()
                                .map(column -> ", " + definition(column))
                                .collect(Collectors.joining())
                        + (hasStatic ? ", s int STATIC" : "");
        String order = clustering.isEmpty()
                ? ""
                : clustering.keySet().stream()
                        .map(column -> quoted(column) + (random.nextBoolean() ? " ASC" : " DESC"))
                        .collect(Collectors.joining(", ", " WITH CLUSTERING ORDER BY (", ")"));
        session.execute("CREATE TABLE " + keyspace + "." + name + " (" + columns + ", PRIMARY KEY (("
                + names(partitionKey) + ")" + (clustering.isEmpty() ? "" : ", " + names(clustering)) + "))" + order);
        index(name, regular);
        fill(name, partitionKey, clustering, regular, hasStatic);
        return name + ":" + String.join(",", partitionKey.keySet()) + ":" + String.join(",", clustering.keySet());
    }

    /** Waits until the cells that were to expire soon are gone. */
    void awaitExpiry() {
        session.execute("CREATE TABLE " + keyspace + ".expiry (k int PRIMARY KEY)");
        session.execute("INSERT INTO " + keyspace + ".expiry (k) VALUES (1)" + SOON);
        await().until(() -> session.execute("SELECT k FROM " + keyspace + ".expiry WHERE k = 1")
                        .one()
                == null);
    }

    private void index(String table, Map<String, String> regular) {
        regular.forEach((column, type) -> {
            if (KEY_TYPES.contains(type) && !type.equals("blob") && random.nextBoolean()) {
                session.execute("CREATE INDEX ON " + keyspace + "." + table + " (" + quoted(column) + ") USING 'sai'");
            }
        });
    }

    private void fill(
            String table,
            Map<String, String> partitionKey,
            Map<String, String> clustering,
            Map<String, String> regular,
            boolean hasStatic) {
        for (int i = 0; i < ROWS; i++) {
            Map<String, String> row = new LinkedHashMap<>();
            partitionKey.forEach(
                    (column, type) -> row.put(quoted(column), literals.get(type).get()));
            if (hasStatic && random.nextInt(5) == 0) {
                row.put("s", Integer.toString(random.nextInt(3)));
                insert(table, row, "");
                continue;
            }
            clustering.forEach(
                    (column, type) -> row.put(quoted(column), literals.get(type).get()));
            regular.forEach((column, type) -> {
                int kind = random.nextInt(6);
                if (kind > 1) {
                    row.put(quoted(column), literals.get(type).get());
                } else if (kind == 1) {
                    row.put(quoted(column), "null");
                }
            });
            insert(table, row, random.nextInt(10) == 0 ? " USING TTL 100000" : "");
            if (random.nextInt(6) == 0) {
                updateForASecond(table, row, partitionKey.size() + clustering.size());
            }
            if (random.nextInt(20) == 0) {
                session.execute("DELETE FROM " + keyspace + "." + table + " WHERE "
                        + partitionKey.keySet().stream()
                                .map(column -> quoted(column) + " = " + row.get(quoted(column)))
                                .collect(Collectors.joining(" AND ")));
            }
        }
    }

    /**
     * An update, since it has no row marker. Where a marker with a TTL hides one without, and has expired, Cassandra answers queries of
     * some columns without rows that {@code SELECT *} has.
     */
    private void updateForASecond(String table, Map<String, String> row, int keys) {
        List<String> columns = List.copyOf(row.keySet());
        if (columns.size() > keys) {
            Function<String, String> assigned = column -> column + " = " + row.get(column);
            session.execute("UPDATE " + keyspace + "." + table + SOON + " SET "
                    + columns.subList(keys, columns.size()).stream()
                            .map(assigned)
                            .collect(Collectors.joining(", "))
                    + " WHERE "
                    + columns.subList(0, keys).stream().map(assigned).collect(Collectors.joining(" AND ")));
        }
    }

    private void insert(String table, Map<String, String> row, String using) {
        session.execute("INSERT INTO " + keyspace + "." + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                + String.join(", ", row.values()) + ")" + using);
    }

    private Map<String, String> columns(String prefix, int count, List<String> types) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            columns.put(prefix + i, types.get(random.nextInt(types.size())));
        }
        return columns;
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String names(Map<String, String> columns) {
        List<String> names = new ArrayList<>();
        columns.keySet().forEach(column -> names.add(quoted(column)));
        return String.join(", ", names);
    }

    private static String definition(Map.Entry<String, String> column) {
        return quoted(column.getKey()) + " " + column.getValue();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
