package dev.scamander.mapping.connect;

import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.cql.InetText;
import dev.scamander.mapping.value.ValueDecoder;
import java.nio.ByteBuffer;

/** An address as text, from its bytes: the JDK's own class would make an IPv4 address of an IPv4-mapped one. */
final class InetDecoder extends ValueDecoder {

    InetDecoder(DataType type) {
        super(type);
    }

    @Override
    protected Object body(ByteBuffer bytes, int at, int length) {
        return length == 0 ? null : InetText.format(bytes, at, length);
    }
}
