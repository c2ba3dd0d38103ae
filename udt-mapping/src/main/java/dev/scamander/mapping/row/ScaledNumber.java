package dev.scamander.mapping.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.json.JsonFailure;
import dev.scamander.mapping.scalar.ScalarEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.apache.kafka.connect.data.Schema;

/**
 * {@code scale(path, factor)}: the number times the factor, rounded half up to an integer, in exact decimal arithmetic.
 * The digits of a JSON number are taken as written, those of a double as {@link Double#toString} shows them.
 */
final class ScaledNumber implements SlotEncoders {
    /** More digits than any integer column of a sane table; keeps {@code 1e999999999} from filling the memory. */
    private static final int MOST_DIGITS = 1_000;

    private final BigDecimal factor;
    private final DecimalText decimals;
    private final ScalarEncoder integers;

    ScaledNumber(BigDecimal factor, ScalarEncoder integers) {
        this.factor = factor;
        this.decimals = DecimalText.times(factor);
        this.integers = integers;
    }

    @Override
    public CqlEncoder<JsonParser> json() {
        return this::encodeToken;
    }

    @Override
    public CqlEncoder<Object> values() {
        return this::encodeValue;
    }

    @Override
    public CqlEncoder<Object> connect(Schema schema) {
        return this::encodeValue;
    }

    private boolean encodeToken(JsonParser parser, CqlOutput out) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return false;
        }
        try {
            if (!token.isNumeric() && token != JsonToken.VALUE_STRING) {
                throw noNumber(parser.getText());
            }
            char[] text = parser.getTextCharacters();
            int offset = parser.getTextOffset();
            int length = parser.getTextLength();
            if (decimals.parse(text, offset, length)) {
                integers.integer(decimals.product(), out);
            } else {
                scale(decimal(new String(text, offset, length)), out);
            }
            return true;
        } catch (IOException e) {
            throw JsonFailure.of(e, integers.target());
        }
    }

    private boolean encodeValue(Object value, CqlOutput out) {
        if (value == null) {
            return false;
        }
        scale(decimal(value), out);
        return true;
    }

    private BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (!(value instanceof Number || value instanceof CharSequence)) {
            throw noNumber(String.valueOf(value));
        }
        try {
            // for doubles and floats toString gives the shortest digits that stand for them
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw noNumber(value.toString());
        }
    }

    private void scale(BigDecimal number, CqlOutput out) {
        long digits = (long) number.precision() - number.scale() + factor.precision() - factor.scale();
        if (number.signum() != 0 && digits > MOST_DIGITS) {
            throw new MappingException(
                    integers.target(),
                    MappingException.excerpt(number.toString()),
                    "is too large to be scaled by " + factor);
        }
        boolean nothing = number.signum() == 0 || digits < -1;
        BigDecimal product = nothing ? BigDecimal.ZERO : number.multiply(factor).setScale(0, RoundingMode.HALF_UP);
        integers.bigInteger(product.unscaledValue(), out);
    }

    private MappingException noNumber(String text) {
        return new MappingException(
                integers.target(), MappingException.excerpt(text), "is no number, so it cannot be scaled by " + factor);
    }
}
