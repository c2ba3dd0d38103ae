package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledNumberTest {
    private static final TableMetadata TABLE =
            new TestTables().table("t", "id", "id", "int", "n", "bigint", "v", "varint", "d", "decimal");

    private static RowMapping scaling(String column, String factor) {
        return RowMapping.compile(
                "id=key, " + column + "=scale(value.x, " + factor + ")", TABLE, MappingSettings.defaults());
    }

    private static Object scaled(RowMapping mapping, String column, Object value) {
        return Rows.decode(TABLE, mapping, mapping.map(TestRecord.of(1, value))).get(column);
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 10, 3",
        "-0.1, 10, -1",
        "0.25, 10, 3",
        "-0.25, 10, -3",
        "0.24, 10, 2",
        "1.005, 100, 101",
        "7, 1, 7",
        "0.05, 10, 1",
        "0.04999999999999999, 10, 0",
        "1e2, 10, 1000",
        "25e-2, 10, 3",
        "0, 10, 0",
        "-0.0, 10, 0",
        "922337203685477580.7, 10, 9223372036854775807",
        "1e-400, 10, 0",
        "3, -0.5, -2",
        "3, 1e3, 3000",
        "123456789012345678901234567890e-20, 1, 1234567890",
    })
    void isExactAndRoundsHalfUp(String number, String factor, long expected) {
        RowMapping mapping = scaling("n", factor);
        assertThat(scaled(mapping, "n", "{\"x\":" + number + "}")).isEqualTo(expected);
        assertThat(scaled(mapping, "n", "{\"x\":\"" + number + "\"}")).isEqualTo(expected);
        assertThat(scaled(mapping, "n", Map.of("x", new BigDecimal(number)))).isEqualTo(expected);
    }

    @Test
    void takesDoublesAsTheyAreShown() {
        RowMapping mapping = scaling("n", "10");
        assertThat(scaled(mapping, "n", Map.of("x", 0.15))).isEqualTo(2L);
        assertThat(scaled(mapping, "n", Map.of("x", 0.15f))).isEqualTo(2L);
        assertThat(scaled(mapping, "n", Map.of("x", -0.1))).isEqualTo(-1L);
        assertThat(scaled(mapping, "n", Map.of("x", 7))).isEqualTo(70L);
        assertThat(scaled(mapping, "n", Map.of("x", BigInteger.TEN))).isEqualTo(100L);
        assertThat(scaled(mapping, "n", "{\"x\":null}")).isEqualTo(Rows.UNSET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"x\"", "true", "{}", "[1]", "1e30", "\"1e999999999\"", "\"\""})
    void refusesWhatIsNoNumberOrTooLarge(String token) {
        RowMapping mapping = scaling("n", "10");
        assertThatThrownBy(() -> mapping.map(TestRecord.of(1, "{\"x\":" + token + "}")))
                .isInstanceOfSatisfying(MappingException.class, e -> {
                    assertThat(e.path()).isEqualTo("$.x");
                    assertThat(e.target()).isEqualTo("t.n bigint");
                });
        assertThat(scaled(mapping, "n", "{\"x\":1e-999999999}")).isEqualTo(0L);
    }

    @Property(tries = 5000)
    void agreesWithDecimalArithmetic(@ForAll("decimals") String number, @ForAll("decimals") String factor) {
        BigInteger expected = new BigDecimal(number)
                .multiply(new BigDecimal(factor))
                .setScale(0, RoundingMode.HALF_UP)
                .unscaledValue();
        RowMapping mapping = scaling("v", factor);
        assertThat(scaled(mapping, "v", "{\"x\":" + number + "}")).isEqualTo(expected);
        assertThat(scaled(mapping, "v", Map.of("x", new BigDecimal(number)))).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(14);
        Arbitrary<String> fraction = digits.map(d -> "." + d).injectNull(0.3).map(f -> f == null ? "" : f);
        Arbitrary<String> exponent = Arbitraries.integers()
                .between(-12, 12)
                .map(e -> "e" + e)
                .injectNull(0.8)
                .map(e -> e == null ? "" : e);
        return Combinators.combine(Arbitraries.of("", "-"), digits, fraction, exponent)
                .as((sign, whole, part, power) -> sign + new BigInteger(whole) + part + power);
    }
}
