package dev.scamander.spark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.spark.type.TypeMapping;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.LiteralValue;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class FilterPushdownTest {

    private static final DataType INT = org.apache.spark.sql.types.DataTypes.IntegerType;
    private static final DataType LONG = org.apache.spark.sql.types.DataTypes.LongType;
    private static final DataType TEXT = org.apache.spark.sql.types.DataTypes.StringType;
    private static final DataType DOUBLE = org.apache.spark.sql.types.DataTypes.DoubleType;
    private static final DataType TIMESTAMP = org.apache.spark.sql.types.DataTypes.TimestampType;

    private static final TableMetadata READINGS = new TestTable()
            .key("station", DataTypes.TEXT)
            .key("year", DataTypes.INT)
            .clustering("month", DataTypes.INT)
            .descending("day", DataTypes.INT)
            .regular("v", DataTypes.INT)
            .build();

    @Test
    void looksUpTheWholePartitionKey() {
        PushedFilters pushed = push(READINGS, is("station", "=", text("a")), is("year", "=", integer(2008)));

        assertThat(pushed.left()).isEmpty();
        assertThat(hex(pushed.keys().orElseThrow().keys())).containsExactly("61 000007d8");
    }

    @Test
    void combinesListsOfKeysAndDropsRepeatedAndNullValues() {
        PushedFilters pushed = push(
                READINGS,
                in("station", text("a"), text("b"), text("a"), new LiteralValue<>(null, TEXT)),
                in("year", integer(1), integer(2)));

        assertThat(hex(pushed.keys().orElseThrow().keys()))
                .containsExactly("61 00000001", "61 00000002", "62 00000001", "62 00000002");
    }

    @Test
    void leavesAPartOfThePartitionKeyToSpark() {
        Predicate station = is("station", "=", text("a"));
        PushedFilters pushed = push(READINGS, station);

        assertThat(pushed.keys()).isEmpty();
        assertThat(pushed.left()).containsExactly(station);
    }

    @Test
    void takesClusteringColumnsUpToTheFirstRange() {
        Predicate value = is("v", "=", integer(5));
        PushedFilters pushed = pushInPartition(
                value, is("month", "=", integer(4)), is("day", ">", integer(7)), is("day", "<=", integer(9)));

        assertThat(pushed.clauses())
                .extracting(Clause::cql)
                .containsExactly("\"month\" = ?", "\"day\" > ?", "\"day\" <= ?");
        assertThat(pushed.left()).containsExactly(value);
    }

    @Test
    void leavesAClusteringColumnBehindARangeOrAGapToSpark() {
        Predicate day = is("day", "=", integer(7));
        assertThat(pushInPartition(day).left()).containsExactly(day);
        assertThat(pushInPartition(is("month", ">", integer(1)), day).left()).containsExactly(day);
    }

    @Test
    void leavesASecondBoundOfTheSameSideToSpark() {
        Predicate second = is("month", ">=", integer(3));
        PushedFilters pushed = pushInPartition(is("month", ">", integer(1)), second);

        assertThat(pushed.left()).containsExactly(second);
        assertThat(pushed.clauses()).hasSize(1);
    }

    @Test
    void bindsAListOfAClusteringColumnAsOneValue() {
        PushedFilters pushed = pushInPartition(in("month", integer(1), integer(2)));

        assertThat(pushed.clauses()).singleElement().satisfies(clause -> {
            assertThat(clause.cql()).isEqualTo("\"month\" IN ?");
            assertThat(HexFormat.of().formatHex(clause.value()))
                    .isEqualTo("00000002" + "0000000400000001" + "0000000400000002");
        });
    }

    @Test
    void readsAlternativesOfOneColumnAsAList() {
        TableMetadata table = new TestTable().key("k", DataTypes.INT).build();
        PushedFilters pushed = push(
                table,
                new Predicate("OR", new Expression[] {is("k", "=", integer(1)), in("k", integer(2), integer(3))}));

        assertThat(pushed.left()).isEmpty();
        assertThat(pushed.keys().orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void leavesAlternativesOfSeveralColumnsToSpark() {
        Predicate either =
                new Predicate("OR", new Expression[] {is("year", "=", integer(1)), is("v", "=", integer(1))});
        assertThat(push(READINGS, either).left()).containsExactly(either);
    }

    @Test
    void turnsAComparisonRoundWhoseLiteralComesFirst() {
        Predicate turned = new Predicate(">", new Expression[] {integer(9), Expressions.column("month")});
        assertThat(pushInPartition(turned).clauses()).extracting(Clause::cql).containsExactly("\"month\" < ?");
    }

    @Test
    void claimsThatKeyColumnsAreNotNull() {
        PushedFilters pushed = push(READINGS, notNull("station"), notNull("month"), notNull("v"));
        assertThat(pushed.left()).containsExactly(notNull("v"));
    }

    @Test
    void leavesNullTestsOfClusteringColumnsToSparkWherePartitionsMayHoldStaticColumnsAlone() {
        TableMetadata table = new TestTable()
                .key("k", DataTypes.INT)
                .clustering("c", DataTypes.INT)
                .shared("s", DataTypes.INT)
                .build();

        assertThat(push(table, notNull("k"), notNull("c")).left()).containsExactly(notNull("c"));
        assertThat(push(table, is("k", "=", integer(1)), notNull("c"), is("c", ">", integer(1)))
                        .left())
                .isEmpty();
    }

    @Test
    void scansInsteadOfLookingUpTooManyKeys() {
        TableMetadata table = new TestTable().key("k", DataTypes.INT).build();
        Predicate list = in("k", integer(1), integer(2), integer(3));
        PushedFilters pushed = new FilterPushdown(table, TypeMapping.DEFAULT, 2, false).push(List.of(list));

        assertThat(pushed.keys()).isEmpty();
        assertThat(pushed.left()).containsExactly(list);
    }

    @Test
    void neverAsksForKeysThatTheServerRefuses() {
        TableMetadata table = new TestTable().key("k", DataTypes.TEXT).build();
        PushedFilters pushed = push(table, in("k", text(""), text("x".repeat(65536)), text("y")));

        assertThat(hex(pushed.keys().orElseThrow().keys())).containsExactly("79");
    }

    @Test
    void findsBothZeros() {
        TableMetadata table = new TestTable()
                .key("k", DataTypes.DOUBLE)
                .clustering("c", DataTypes.DOUBLE)
                .build();
        PushedFilters pushed = push(table, is("k", "=", real(0.0)), is("c", ">=", real(0.0)), is("c", "<", real(-0.0)));

        assertThat(hex(pushed.keys().orElseThrow().keys())).containsExactly("0000000000000000", "8000000000000000");
        assertThat(pushed.clauses())
                .extracting(clause -> clause.cql() + HexFormat.of().formatHex(clause.value()))
                .containsExactly("\"c\" >= ?8000000000000000", "\"c\" < ?8000000000000000");
    }

    @Test
    void leavesNotANumberToSpark() {
        TableMetadata table = new TestTable().key("k", DataTypes.DOUBLE).build();
        assertThat(push(table, is("k", "=", real(Double.NaN))).left()).hasSize(1);
    }

    @Test
    void movesBoundsBetweenMillisecondsToAMillisecond() {
        TableMetadata table = new TestTable()
                .key("k", DataTypes.INT)
                .clustering("at", DataTypes.TIMESTAMP)
                .build();
        Predicate one = is("k", "=", integer(1));
        LiteralValue<Long> between = new LiteralValue<>(-1500L, TIMESTAMP);

        assertThat(push(table, one, is("at", ">=", between)).clauses())
                .containsExactly(new Clause("\"at\" > ?", longBytes(-2)));
        assertThat(push(table, one, is("at", "<", between)).clauses())
                .containsExactly(new Clause("\"at\" <= ?", longBytes(-2)));
        assertThat(push(table, one, is("at", ">=", new LiteralValue<>(-2000L, TIMESTAMP)))
                        .clauses())
                .containsExactly(new Clause("\"at\" >= ?", longBytes(-2)));
        assertThat(push(table, one, is("at", "=", between)).clauses())
                .containsExactly(new Clause("\"at\" IN ?", new byte[4]));
    }

    @Test
    void looksForUuidsOnlyByTheSpellingThatTheyReadAs() {
        TableMetadata table = new TestTable().key("k", DataTypes.UUID).build();
        String uuid = "123e4567-e89b-12d3-a456-426614174000";

        assertThat(keys(table, text(uuid))).isEqualTo(1);
        assertThat(keys(table, text(uuid.toUpperCase()))).isZero();
        assertThat(keys(table, text("1-2-3-4-5"))).isZero();
        assertThat(push(table, is("k", ">", text(uuid))).left()).hasSize(1);
    }

    @Test
    void looksForTimeuuidsOnlyIfTheyAre() {
        TableMetadata table = new TestTable().key("k", DataTypes.TIMEUUID).build();
        assertThat(keys(table, text("123e4567-e89b-12d3-a456-426614174000"))).isEqualTo(1);
        assertThat(keys(table, text("123e4567-e89b-42d3-a456-426614174000"))).isZero();
    }

    @Test
    void looksForAddressesOnlyByTheSpellingThatTheyReadAs() {
        TableMetadata table = new TestTable().key("k", DataTypes.INET).build();
        assertThat(keys(table, text("10.0.0.1"))).isEqualTo(1);
        assertThat(keys(table, text("10.0.0.01"))).isZero();
        assertThat(keys(table, text("fe80::1"))).isEqualTo(1);
        assertThat(keys(table, text("fe80:0:0:0:0:0:0:1"))).isZero();
        assertThat(keys(table, text("localhost"))).isZero();
    }

    @Test
    void looksUpDecimalsOnlyWhereTheyAreComparedByValue() {
        TableMetadata table = new TestTable()
                .key("k", DataTypes.DECIMAL)
                .clustering("c", DataTypes.DECIMAL)
                .build();
        LiteralValue<Decimal> one = new LiteralValue<>(
                Decimal.apply("1.5"), org.apache.spark.sql.types.DataTypes.createDecimalType(38, 18));

        assertThat(push(table, is("k", "=", one)).left()).hasSize(1);
        TableMetadata clustered = new TestTable()
                .key("k", DataTypes.INT)
                .clustering("c", DataTypes.DECIMAL)
                .build();
        assertThat(push(clustered, is("k", "=", integer(1)), is("c", ">", one)).clauses())
                .hasSize(1);
    }

    @Test
    void leavesLiteralsOfAnotherTypeToSpark() {
        TableMetadata table = new TestTable().key("k", DataTypes.INT).build();
        assertThat(push(table, is("k", "=", new LiteralValue<>(1L, LONG))).left())
                .hasSize(1);
    }

    @Test
    void leavesPredicatesItDoesNotKnowToSpark() {
        Predicate like = new Predicate("STARTS_WITH", new Expression[] {Expressions.column("station"), text("a")});
        Predicate not = new Predicate("NOT", new Expression[] {is("year", "=", integer(1))});
        Predicate nested = new Predicate("=", new Expression[] {Expressions.column("udt.year"), integer(1)});
        assertThat(push(READINGS, like, not, nested).left()).containsExactly(like, not, nested);
    }

    private static long keys(TableMetadata table, LiteralValue<?> value) {
        return push(table, is("k", "=", value)).keys().orElseThrow().keys().size();
    }

    private static PushedFilters push(TableMetadata table, Predicate... predicates) {
        return new FilterPushdown(table, TypeMapping.DEFAULT, 1000, false).push(Arrays.asList(predicates));
    }

    private static PushedFilters pushInPartition(Predicate... predicates) {
        Predicate[] all = Arrays.copyOf(predicates, predicates.length + 2);
        all[predicates.length] = is("station", "=", text("a"));
        all[predicates.length + 1] = is("year", "=", integer(2008));
        return push(READINGS, all);
    }

    private static Predicate is(String column, String operator, LiteralValue<?> value) {
        return new Predicate(operator, new Expression[] {Expressions.column(column), value});
    }

    private static Predicate in(String column, LiteralValue<?>... values) {
        return new Predicate(
                "IN",
                Stream.concat(Stream.of(Expressions.column(column)), Stream.of(values))
                        .toArray(Expression[]::new));
    }

    private static Predicate notNull(String column) {
        return new Predicate("IS_NOT_NULL", new Expression[] {Expressions.column(column)});
    }

    private static LiteralValue<UTF8String> text(String value) {
        return new LiteralValue<>(UTF8String.fromString(value), TEXT);
    }

    private static LiteralValue<Integer> integer(int value) {
        return new LiteralValue<>(value, INT);
    }

    private static LiteralValue<Double> real(double value) {
        return new LiteralValue<>(value, DOUBLE);
    }

    private static byte[] longBytes(long value) {
        return java.nio.ByteBuffer.allocate(8).putLong(value).array();
    }

    private static List<String> hex(List<byte[][]> keys) {
        return keys.stream()
                .map(key -> String.join(
                        " ", Arrays.stream(key).map(HexFormat.of()::formatHex).toList()))
                .toList();
    }
}
