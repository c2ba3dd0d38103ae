package dev.scamander.cassandra.ring;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.internal.core.metadata.token.Murmur3Token;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3TokenFactory;
import com.datastax.oss.driver.internal.core.util.RoutingKey;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class Murmur3Test {
    private final Murmur3TokenFactory driver = new Murmur3TokenFactory();

    @Property
    void agreesWithTheDriver(@ForAll @Size(max = 70) byte[] key) {
        ByteBuffer inTheMiddle =
                ByteBuffer.allocate(key.length + 7).position(3).put(key).flip().position(3);

        assertThat(Murmur3.token(inTheMiddle)).isEqualTo(((Murmur3Token) driver.hash(ByteBuffer.wrap(key))).getValue());
        assertThat(inTheMiddle.remaining()).isEqualTo(key.length);
    }

    @Property
    void composesKeysAsTheDriverDoes(@ForAll @Size(max = 20) byte[] first, @ForAll @Size(max = 300) byte[] second) {
        ByteBuffer[] components = {ByteBuffer.wrap(first), ByteBuffer.wrap(second)};

        assertThat(RoutingKeys.of(components)).isEqualTo(RoutingKey.compose(components));
    }
}
