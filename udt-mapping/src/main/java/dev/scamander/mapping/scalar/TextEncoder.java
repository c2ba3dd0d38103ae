package dev.scamander.mapping.scalar;

import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.InetText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** text, varchar and ascii. Numbers, truth values and the like become the text that says the same. */
final class TextEncoder extends ScalarEncoder {

    private final boolean ascii;

    private final int maxDepth;

    TextEncoder(String target, boolean ascii, int maxDepth) {
        super(target);
        this.ascii = ascii;
        this.maxDepth = maxDepth;
    }

    @Override
    public String wanted() {
        return ascii ? "text of ASCII characters" : "text";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        int start = out.position();
        if (!out.writeUtf8(text, offset, length)) {
            throw malformedUnicode(new String(text, offset, Math.min(length, 100)));
        }
        if (ascii && out.position() - start != length) {
            throw notAscii(new String(text, offset, Math.min(length, 100)));
        }
    }

    @Override
    public void text(String text, CqlOutput out) {
        int start = out.position();
        if (!out.writeUtf8(text)) {
            throw malformedUnicode(text);
        }
        if (ascii && out.position() - start != text.length()) {
            throw notAscii(text);
        }
    }

    @Override
    public void number(char[] text, int offset, int length, CqlOutput out) {
        text(text, offset, length, out);
    }

    @Override
    public void bool(boolean value, CqlOutput out) {
        text(value ? "true" : "false", out);
    }

    @Override
    public void integer(long value, CqlOutput out) {
        text(Long.toString(value), out);
    }

    @Override
    public void bigInteger(BigInteger value, CqlOutput out) {
        text(value.toString(), out);
    }

    @Override
    public void floating(double value, CqlOutput out) {
        text(Double.toString(value), out);
    }

    @Override
    public void single(float value, CqlOutput out) {
        text(Float.toString(value), out);
    }

    @Override
    public void decimal(BigDecimal value, CqlOutput out) {
        text(value.toString(), out);
    }

    @Override
    public void other(Object value, CqlOutput out) {
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            String json = JsonText.of(value, maxDepth);
            if (json == null) {
                throw fail("a " + value.getClass().getName(), "nests deeper than the limit maxDepth " + maxDepth);
            }
            text(json, out);
            return;
        }
        if (value instanceof InetAddress address) {
            text(InetText.format(address), out);
        } else if (value instanceof java.util.Date date) {
            text(Instant.ofEpochMilli(date.getTime()).toString(), out);
        } else if (value instanceof UUID
                || value instanceof Number
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount) {
            text(value.toString(), out);
        } else {
            super.other(value, out);
        }
    }

    private RuntimeException malformedUnicode(String text) {
        return fail('"' + text, "holds half a surrogate pair, which is no character; give well-formed Unicode");
    }

    private RuntimeException notAscii(String text) {
        return fail('"' + text, "holds characters that are not ASCII; give ASCII, or make the column text");
    }
}
