package dev.scamander.it.source;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table with columns of every type but counters, which no table holds beside others. */
final class EveryType {
    private static final String COLUMNS =
            "id int, c text, a ascii, bi bigint, bl blob, bo boolean, da date, de decimal,"
                    + " dou double, dur duration, f float, i inet, n int, si smallint, t text, ti time, ts timestamp, tu timeuuid,"
                    + " tiny tinyint, u uuid, vi varint, l list<int>, s set<text>, m map<text, double>, mi map<int, text>,"
                    + " tup tuple<int, text>, ty frozen<KS.inner>, open KS.inner, deep list<frozen<KS.inner>>,"
                    + " vec vector<float, 3>, fl frozen<list<timestamp>>";

    /** So many rows have a partition in common, and one request when they are written. */
    private static final int ROWS_PER_PARTITION = 25;

    private static final int IN_FLIGHT = 64;

    /** Of the ring, and how many tokens each has. */
    private static final int SLICES = 64;

    private static final long SLICE = 1L << 58;

    private final CqlSession session;
    private final String name;
    private final UserDefinedType inner;
    private final TupleType tuple;
    private final List<String> columns;
    private final PreparedStatement insert;
    private int slicesCopied;

    private EveryType(CqlSession session, String keyspace, String table) {
        this.session = session;
        this.name = keyspace + "." + table;
        this.inner = session.getMetadata()
                .getKeyspace(keyspace)
                .flatMap(found -> found.getUserDefinedType("inner"))
                .orElseThrow();
        this.columns = Arrays.stream(
                        COLUMNS.replaceAll("<[^<>]*(<[^<>]*>)?[^<>]*>", "").split(", (?=[a-z])"))
                .map(column -> column.split(" ")[0])
                .toList();
        this.insert = session.prepare("INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ") USING TTL 86400");
        this.tuple = (TupleType) insert.getVariableDefinitions().get("tup").getType();
    }

    /** Creates the tables {@code origin}, which is given, and {@code copy}. */
    static EveryType create(CqlSession session, String keyspace) {
        session.execute(
                "CREATE TYPE " + keyspace + ".inner (name text, size double, at timestamp, tags frozen<set<int>>)");
        for (String table : List.of("origin", "copy")) {
            session.execute("CREATE TABLE " + keyspace + "." + table + " (" + COLUMNS.replace("KS", keyspace)
                    + ", PRIMARY KEY (id, c))");
        }
        return new EveryType(session, keyspace, "origin");
    }

    String name() {
        return name;
    }

    List<String> columns() {
        return columns;
    }

    /** Writes that many rows. */
    void fill(int rows) {
        Deque<CompletionStage<?>> underWay = new ArrayDeque<>();
        for (int from = 0; from < rows; from += ROWS_PER_PARTITION) {
            List<BoundStatement> partition = IntStream.range(from, Math.min(rows, from + ROWS_PER_PARTITION))
                    .mapToObj(this::row)
                    .toList();
            underWay.add(session.executeAsync(BatchStatement.builder(BatchType.UNLOGGED)
                    .addStatements(List.copyOf(partition))
                    .build()));
            if (underWay.size() == IN_FLIGHT) {
                underWay.remove().toCompletableFuture().join();
            }
        }
        underWay.forEach(written -> written.toCompletableFuture().join());
    }

    private BoundStatement row(int n) {
        Object[] values = new Object[columns.size()];
        values[0] = n / ROWS_PER_PARTITION;
        values[1] = "c" + n;
        if (n % 10 == 9) {
            // a row of nothing but its key is a row, too
            return insert.bind(values);
        }
        Object[] others = {
            "ascii" + n,
            Long.MAX_VALUE - n,
            ByteBuffer.wrap(new byte[] {0, (byte) 0xff, (byte) n}),
            n % 2 == 0,
            LocalDate.of(2026, 1, 31).minusDays(n % 50_000),
            new BigDecimal("-" + n + ".123456789012345678901234567890"),
            n * 1e-300,
            CqlDuration.newInstance(n % 100, 3, 5 + n),
            n + 0.25f,
            address(n),
            -n,
            (short) (n - 32_768),
            "text \u00fc\u6f22 " + n,
            LocalTime.ofNanoOfDay(n * 1_000_003L % 86_400_000_000_000L),
            Instant.ofEpochMilli(n * 86_400_123L - 1_000_000),
            Uuids.timeBased(),
            (byte) n,
            new UUID(n, ~n),
            new BigInteger("9".repeat(30) + n),
            List.of(n, 2),
            n % 3 == 0 ? Set.of() : Set.of("x", "y" + n),
            Map.of("k" + n, n + 0.5),
            Map.of(n, "seven", -n - 1, "eight"),
            tuple.newValue(n, "two"),
            inner(n),
            inner(n + 1),
            List.of(inner(n), inner.newValue().setDouble("size", -0.5 - n)),
            CqlVector.newInstance(0.5f, (float) n, -1f),
            List.of(Instant.ofEpochMilli(n), Instant.EPOCH)
        };
        System.arraycopy(others, 0, values, 2, others.length);
        return insert.bind(values);
    }

    private UdtValue inner(int n) {
        // a frozen set stays in the order that it is written in, which is that of its values for those who write it
        // well
        return inner.newValue("n" + n, n + 0.5, Instant.ofEpochMilli(n * 1_000_003L), new TreeSet<>(Set.of(n, -1)));
    }

    private static InetAddress address(int n) {
        byte[] v6 =
                ByteBuffer.allocate(16).putInt(0, 0x2001_0db8).putInt(12, n + 1).array();
        byte[] v4 = ByteBuffer.allocate(4).putInt(0x0a000000 + n).array();
        try {
            return InetAddress.getByAddress(n % 2 == 0 ? v4 : v6);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Whether a table of the same columns has come to hold as many rows, everywhere in the ring. A slice that does is not counted again,
     * for counting reads what it counts.
     */
    boolean isCopiedTo(String table) {
        while (slicesCopied < SLICES && count(table) == count(name)) {
            slicesCopied++;
        }
        return slicesCopied == SLICES;
    }

    private long count(String table) {
        long start = Long.MIN_VALUE + slicesCopied * SLICE;
        long end = slicesCopied + 1 == SLICES ? Long.MAX_VALUE : start + SLICE;
        return session.execute("SELECT COUNT(*) FROM " + table + " WHERE token(id) > ? AND token(id) <= ?", start, end)
                .one()
                .getLong(0);
    }

    /** The rows of a table of the same columns, each in the bytes that the cluster sends. */
    Fingerprint bytesOf(String table) {
        Fingerprint rows = new Fingerprint();
        String names = String.join(", ", columns);
        for (Row row : session.execute("SELECT " + names + " FROM " + table)) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                values.add(columns.get(i) + "=" + Bytes.toHexString(row.getBytesUnsafe(i)));
            }
            rows.add(values.toString());
        }
        return rows;
    }

    /**
     * The rows as JSON text with their fields in an order, made of what the driver says.
     *
     * @param fields the columns in their order
     */
    Fingerprint jsonOf(List<String> fields) {
        Fingerprint rows = new Fingerprint();
        for (Row row : session.execute("SELECT " + String.join(", ", fields) + " FROM " + name)) {
            rows.add(ExpectedJson.of(row));
        }
        return rows;
    }
}
