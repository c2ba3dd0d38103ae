package dev.scamander.mapping.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.scamander.mapping.random.Seed;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers from their characters are those that the JDK reads, to the last bit. */
class NumberTextTest {

    private static final int CASES = 300_000;

    @Test
    void doublesAndFloatsAreThoseOfTheJdk() {
        SplittableRandom random = Seed.random(getClass());
        for (int i = 0; i < CASES; i++) {
            check(randomNumber(random));
        }
    }

    @Test
    void floatsHalfwayBetweenTwoAreRoundedOnce() {
        SplittableRandom random = Seed.random(getClass());
        for (int i = 0; i < CASES / 3; i++) {
            float lower = Float.intBitsToFloat(random.nextInt(0x7F7FFFFF));
            BigDecimal halfway = new BigDecimal(lower)
                    .add(new BigDecimal(Math.nextUp(lower)))
                    .divide(new BigDecimal(2));
            BigDecimal little = halfway.ulp().movePointLeft(random.nextInt(4));
            check(halfway.toString());
            check(halfway.add(little).toString());
            check(halfway.subtract(little).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                "1",
                "16777217",
                "16777219",
                "9007199254740993",
                "0.1",
                "1e22",
                "1e23",
                "123456789012345678",
                "1234567890123456789",
                "0.000000000000000001",
                "1.7976931348623157e308",
                "4.9e-324",
                "2.2250738585072014E-308",
                "3.4028235e38",
                "3.4028236e38",
                "1.4e-45",
                "7e-46",
                "1.17549435E-38",
                "1E5",
                "1e+5",
                "1e-5",
                "100e-2",
                "8.5899345925e9",
                "1.00000017881393432617187499"
            })
    void knownTroubleMakers(String number) {
        check(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "+", ".", "1.", ".5", "1e", "e5", "1e+", "0x10", "1d", " 1", "1 ", "1_0", "--1", "1.2.3"
            })
    void whatIsNoNumber(String text) {
        assertThat(NumberText.isNumber(text.toCharArray(), 0, text.length())).isFalse();
        assertThat(NumberText.simpleLong(text.toCharArray(), 0, text.length())).isEqualTo(NumberText.NOT_SIMPLE);
        assertThat(NumberText.simpleDouble(text.toCharArray(), 0, text.length()))
                .isNaN();
    }

    private static String randomNumber(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7FEFFFFFFFFFFFFFL));
            case 1 -> Float.toString(Float.intBitsToFloat(random.nextInt(0x7F7FFFFF)));
            case 2 ->
                BigDecimal.valueOf(random.nextLong(), random.nextInt(-30, 50)).toString();
            case 3 -> BigDecimal.valueOf(random.nextInt(), random.nextInt(12)).toString();
            default -> random.nextInt(1 << 26) + "e" + random.nextInt(-25, 26);
        };
    }

    private static void check(String number) {
        char[] text = ("x" + number + "y").toCharArray();
        int length = number.length();
        double expected = Double.parseDouble(number);
        double actual = NumberText.toDouble(text, 1, length);
        if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(actual)) {
            fail("%s is the double %s, not %s", number, expected, actual);
        }
        float expectedFloat = Float.parseFloat(number);
        float actualFloat = NumberText.toFloat(text, 1, length);
        if (Float.floatToRawIntBits(expectedFloat) != Float.floatToRawIntBits(actualFloat)) {
            fail("%s is the float %s, not %s", number, expectedFloat, actualFloat);
        }
        assertThat(NumberText.isNumber(text, 1, length)).isTrue();
    }
}
