package dev.scamander.mapping.scalar;

import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.InetText;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** inet: four or sixteen bytes. Names are refused, not looked up: a record must not wait for a name server. */
final class InetEncoder extends ScalarEncoder {

    InetEncoder(String target) {
        super(target);
    }

    @Override
    public String wanted() {
        return "an IPv4 or IPv6 address, such as 192.0.2.7 or 2001:db8::7";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        byte[] address = length > 45 ? null : InetText.parse(new String(text, offset, length));
        if (address == null) {
            throw malformed(text, offset, length);
        }
        out.writeBytes(address, 0, address.length);
    }

    @Override
    public void bytes(ByteBuffer value, CqlOutput out) {
        if (value.remaining() != 4 && value.remaining() != 16) {
            throw fail(value.remaining() + " bytes", "cannot be an address; give 4 or 16 bytes");
        }
        out.writeBytes(value);
    }

    @Override
    public void other(Object value, CqlOutput out) {
        if (value instanceof InetAddress address) {
            byte[] bytes = address.getAddress();
            out.writeBytes(bytes, 0, bytes.length);
        } else {
            super.other(value, out);
        }
    }
}
