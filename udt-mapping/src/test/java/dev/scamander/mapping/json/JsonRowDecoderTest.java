package dev.scamander.mapping.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.MappingException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowDecoderTest {
    private static final JsonRowDecoder DECODER =
            JsonRowDecoder.compile(List.of("id", "Na\"me"), List.of(DataTypes.INT, DataTypes.TEXT));

    @Test
    void writesColumnsInOrder() {
        ByteBuffer[] row = {ByteBuffer.allocate(4).putInt(0, 7), ByteBuffer.wrap(new byte[] {'x'})};
        assertThat(DECODER.decode(i -> row[i])).isEqualTo("{\"id\":7,\"Na\\\"me\":\"x\"}");
        assertThat(DECODER.decode(i -> null)).isEqualTo("{\"id\":null,\"Na\\\"me\":null}");
    }

    @Test
    void namesTheColumnThatIsMalformed() {
        assertThatThrownBy(() -> DECODER.decode(i -> ByteBuffer.allocate(3)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("$.id")
                .hasMessageContaining("int");
    }
}
