package dev.scamander.mapping.scalar;

import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.HexDigit;
import java.nio.ByteBuffer;
import java.util.UUID;

/** uuid and timeuuid: 16 bytes. A timeuuid is a UUID of version 1. */
final class UuidEncoder extends ScalarEncoder {

    private static final int TEXT_LENGTH = 36;

    private final boolean timeBased;

    UuidEncoder(String target, boolean timeBased) {
        super(target);
        this.timeBased = timeBased;
    }

    @Override
    public String wanted() {
        return (timeBased ? "a UUID of version 1" : "a UUID") + ", such as d2177dd0-eaa2-11de-a572-001b779c76e3";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        if (length != TEXT_LENGTH) {
            throw malformed(text, offset, length);
        }
        long most = 0;
        long least = 0;
        for (int i = 0; i < TEXT_LENGTH; i++) {
            char c = text[offset + i];
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    throw malformed(text, offset, length);
                }
            } else {
                int digit = HexDigit.value(c);
                if (digit < 0) {
                    throw malformed(text, offset, length);
                }
                if (i < 18) {
                    most = most << 4 | digit;
                } else {
                    least = least << 4 | digit;
                }
            }
        }
        write(most, least, out);
    }

    @Override
    public void bytes(ByteBuffer value, CqlOutput out) {
        if (value.remaining() != 16) {
            throw fail(value.remaining() + " bytes", "cannot be a UUID; give 16 bytes");
        }
        write(value.getLong(value.position()), value.getLong(value.position() + 8), out);
    }

    @Override
    public void other(Object value, CqlOutput out) {
        if (value instanceof UUID uuid) {
            write(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), out);
        } else {
            super.other(value, out);
        }
    }

    private void write(long most, long least, CqlOutput out) {
        if (timeBased && (most >> 12 & 0xF) != 1) {
            throw fail(new UUID(most, least).toString(), "is not time-based; give " + wanted());
        }
        out.writeLong(most);
        out.writeLong(least);
    }
}
