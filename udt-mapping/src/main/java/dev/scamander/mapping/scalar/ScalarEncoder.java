package dev.scamander.mapping.scalar;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Encodes one scalar CQL type from whatever a source holds: each method is one kind of source value, and refuses it
 * unless the type overrides it. Sources know their kinds, so that nothing is boxed or looked at twice. Immutable.
 */
public abstract class ScalarEncoder implements CqlEncoder<Object> {

    private final String target;

    ScalarEncoder(String target) {
        this.target = target;
    }

    /**
     * Where values go, for error messages.
     *
     * @return names and CQL type
     */
    public final String target() {
        return target;
    }

    /**
     * What is right for this type, for error messages.
     *
     * @return for example {@code a whole number from -128 to 127}
     */
    public abstract String wanted();

    /**
     * Encodes text.
     *
     * @param text the characters
     * @param offset of the first
     * @param length how many
     * @param out where to append
     */
    public abstract void text(char[] text, int offset, int length, CqlOutput out);

    /**
     * Encodes text.
     *
     * @param text the text
     * @param out where to append
     */
    public void text(String text, CqlOutput out) {
        text(text.toCharArray(), 0, text.length(), out);
    }

    /**
     * Encodes a number in the notation of JSON.
     *
     * @param text the characters
     * @param offset of the first
     * @param length how many
     * @param out where to append
     */
    public void number(char[] text, int offset, int length, CqlOutput out) {
        throw unsuitable(new String(text, offset, length), "a number");
    }

    /**
     * Encodes a truth value.
     *
     * @param value the value
     * @param out where to append
     */
    public void bool(boolean value, CqlOutput out) {
        throw unsuitable(Boolean.toString(value), "a boolean");
    }

    /**
     * Encodes a whole number.
     *
     * @param value the value
     * @param out where to append
     */
    public void integer(long value, CqlOutput out) {
        throw unsuitable(Long.toString(value), "a number");
    }

    /**
     * Encodes a whole number of any size.
     *
     * @param value the value
     * @param out where to append
     */
    public void bigInteger(BigInteger value, CqlOutput out) {
        throw unsuitable(value.toString(), "a number");
    }

    /**
     * Encodes a double.
     *
     * @param value the value
     * @param out where to append
     */
    public void floating(double value, CqlOutput out) {
        throw unsuitable(Double.toString(value), "a number");
    }

    /**
     * Encodes a float.
     *
     * @param value the value
     * @param out where to append
     */
    public void single(float value, CqlOutput out) {
        floating(value, out);
    }

    /**
     * Encodes a decimal number.
     *
     * @param value the value
     * @param out where to append
     */
    public void decimal(BigDecimal value, CqlOutput out) {
        throw unsuitable(value.toString(), "a number");
    }

    /**
     * Encodes bytes.
     *
     * @param value what lies between position and limit
     * @param out where to append
     */
    public void bytes(ByteBuffer value, CqlOutput out) {
        throw unsuitable(value.remaining() + " bytes", "");
    }

    /**
     * Encodes a value of a class that is none of the others: times, addresses, identifiers.
     *
     * @param value the value
     * @param out where to append
     */
    public void other(Object value, CqlOutput out) {
        throw unsuitable(String.valueOf(value), "a " + value.getClass().getName());
    }

    @Override
    public final boolean encode(Object source, CqlOutput out) {
        if (source == null) {
            return false;
        }
        if (source instanceof String text) {
            text(text, out);
        } else if (source instanceof Integer
                || source instanceof Long
                || source instanceof Short
                || source instanceof Byte) {
            integer(((Number) source).longValue(), out);
        } else if (source instanceof Double number) {
            floating(number, out);
        } else if (source instanceof Float number) {
            single(number, out);
        } else if (source instanceof Boolean bool) {
            bool(bool, out);
        } else if (source instanceof BigDecimal number) {
            decimal(number, out);
        } else if (source instanceof BigInteger number) {
            bigInteger(number, out);
        } else if (source instanceof byte[] array) {
            bytes(ByteBuffer.wrap(array), out);
        } else if (source instanceof ByteBuffer buffer) {
            bytes(buffer, out);
        } else if (source instanceof CharSequence || source instanceof Character || source instanceof Enum<?>) {
            text(source.toString(), out);
        } else {
            other(source, out);
        }
        return true;
    }

    final MappingException unsuitable(String value, String kind) {
        return fail(value, (kind.isEmpty() ? "" : "is " + kind + " and ") + "cannot be this type; give " + wanted());
    }

    final MappingException malformed(char[] text, int offset, int length) {
        return malformed(new String(text, offset, Math.min(length, 100)));
    }

    final MappingException malformed(String text) {
        return fail('"' + MappingException.excerpt(text) + '"', "is malformed; give " + wanted());
    }

    final MappingException fail(String value, String reason) {
        return new MappingException(target, MappingException.excerpt(value), reason);
    }
}
