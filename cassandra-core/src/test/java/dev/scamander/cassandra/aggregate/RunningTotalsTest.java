package dev.scamander.cassandra.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals against folds of the plain numbers, with the driver's codecs as the judge of bytes. */
class RunningTotalsTest {
    private static final List<AggregateFunction> ALL =
            List.of(AggregateFunction.SUM, AggregateFunction.MIN, AggregateFunction.MAX);

    private static AggregateColumn column(AggregateFunction function, DataType type) {
        return new AggregateColumn(CqlIdentifier.fromInternal("c"), function, type);
    }

    private static RunningTotals totals(DataType type) {
        List<AggregateColumn> columns = new ArrayList<>();
        ALL.forEach(function -> columns.add(column(function, type)));
        columns.add(column(AggregateFunction.COUNT, DataTypes.BIGINT));
        return new RunningTotals(columns);
    }

    private static ByteBuffer bytes(DataType type, Object value) {
        TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type);
        return codec.encode(value, ProtocolVersion.DEFAULT);
    }

    private static Object[] read(DataType type, RunningTotals totals) {
        ByteBuffer[] values = new ByteBuffer[4];
        totals.writeTo(values, 0);
        Object[] read = new Object[4];
        for (int i = 0; i < 4; i++) {
            TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(i == 3 ? DataTypes.BIGINT : type);
            read[i] = values[i] == ProtocolConstants.UNSET_VALUE
                    ? null
                    : codec.decode(values[i], ProtocolVersion.DEFAULT);
        }
        return read;
    }

    private static ByteBuffer[] everywhere(ByteBuffer value) {
        return new ByteBuffer[] {value, value, value, value};
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void decimalsAreExact(long seed) {
        Random random = new Random(seed);
        RunningTotals totals = totals(DataTypes.DECIMAL);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal least = null;
        BigDecimal most = null;
        for (int i = 0; i < 1000; i++) {
            BigDecimal number = new BigDecimal(new BigInteger(100, random).negate(), random.nextInt(60) - 20);
            number = random.nextBoolean() ? number : number.negate();
            sum = sum.add(number);
            least = least == null || number.compareTo(least) < 0 ? number : least;
            most = most == null || number.compareTo(most) > 0 ? number : most;
            totals.add(everywhere(bytes(DataTypes.DECIMAL, number)), 0);
        }
        assertThat(read(DataTypes.DECIMAL, totals)).containsExactly(sum, least, most, 1000L);
    }

    @Test
    void doublesAreAddedInOrderToTheLastBit() {
        Random random = new Random(7);
        RunningTotals totals = totals(DataTypes.DOUBLE);
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 10_000; i++) {
            double number = random.nextGaussian() * Math.pow(10, random.nextInt(20));
            sum += number;
            least = Math.min(least, number);
            most = Math.max(most, number);
            totals.add(everywhere(bytes(DataTypes.DOUBLE, number)), 0);
            if (i % 1000 == 500) {
                totals = restored(DataTypes.DOUBLE, totals, i);
            }
        }
        assertThat(read(DataTypes.DOUBLE, totals)).containsExactly(sum, least, most, 10_000L);
    }

    private static RunningTotals restored(DataType type, RunningTotals totals, long upto) {
        ByteBuffer[] stored = new ByteBuffer[4];
        totals.writeTo(stored, 0);
        RunningTotals copy = totals(type);
        copy.restore(upto, stored);
        return copy;
    }

    @Test
    void integersOfEveryWidth() {
        RunningTotals narrow = totals(DataTypes.INT);
        RunningTotals wide = totals(DataTypes.BIGINT);
        RunningTotals unbounded = totals(DataTypes.VARINT);
        for (int number : new int[] {5, -7, 1_000_000, -3, 0}) {
            narrow.add(everywhere(bytes(DataTypes.INT, number)), 0);
            wide.add(everywhere(bytes(DataTypes.BIGINT, number * 5_000_000_000L)), 0);
            unbounded.add(
                    everywhere(
                            bytes(DataTypes.VARINT, BigInteger.valueOf(number).multiply(BigInteger.TEN.pow(40)))),
                    0);
        }
        assertThat(read(DataTypes.INT, narrow)).containsExactly(999_995, -7, 1_000_000, 5L);
        assertThat(read(DataTypes.BIGINT, wide))
                .containsExactly(999_995 * 5_000_000_000L, -7 * 5_000_000_000L, 1_000_000 * 5_000_000_000L, 5L);
        assertThat(read(DataTypes.VARINT, unbounded)[0])
                .isEqualTo(BigInteger.valueOf(999_995).multiply(BigInteger.TEN.pow(40)));
    }

    @Test
    void nullsAreNotCounted() {
        RunningTotals totals = totals(DataTypes.INT);
        totals.add(everywhere(null), 0);
        totals.add(everywhere(ProtocolConstants.UNSET_VALUE), 0);
        assertThat(read(DataTypes.INT, totals)).containsExactly(null, null, null, 0L);
    }

    @Test
    void whatDoesNotFitLeavesAllTotalsAlone() {
        RunningTotals totals = totals(DataTypes.INT);
        totals.add(everywhere(bytes(DataTypes.INT, Integer.MAX_VALUE)), 0);
        assertThatThrownBy(() -> totals.add(everywhere(bytes(DataTypes.INT, 1)), 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("column c int")
                .hasMessageContaining("2147483647 + 1");
        assertThat(read(DataTypes.INT, totals))
                .containsExactly(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1L);

        RunningTotals doubles = totals(DataTypes.DOUBLE);
        for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> doubles.add(everywhere(bytes(DataTypes.DOUBLE, number)), 0))
                    .isInstanceOf(ArithmeticException.class);
        }
        assertThat(read(DataTypes.DOUBLE, doubles)).containsExactly(null, null, null, 0L);
    }

    @Test
    void aRecordCountsOnce() {
        RunningTotals totals = totals(DataTypes.INT);
        assertThat(totals.hasCounted(0)).isFalse();
        totals.advanceTo(0);
        assertThat(totals.hasCounted(0)).isTrue();
        totals.advanceTo(9);
        assertThat(totals.hasCounted(5)).isTrue();
        assertThat(totals.hasCounted(10)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> totals.advanceTo(9));
    }

    @Test
    void typesThatCannotHoldATotalAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> column(AggregateFunction.SUM, DataTypes.FLOAT))
                .withMessageContaining("c float")
                .withMessageContaining("bigint, decimal, double, int, varint");
    }

    @Test
    void laterStatesHaveLaterTimestampsThanTheClock() {
        assertThat(AggregateTable.timestamp(1)).isGreaterThan(AggregateTable.timestamp(0));
        assertThat(AggregateTable.timestamp(0)).isGreaterThan(System.currentTimeMillis() * 1_000);
    }
}
