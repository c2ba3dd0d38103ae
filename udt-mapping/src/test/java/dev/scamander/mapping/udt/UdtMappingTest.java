package dev.scamander.mapping.udt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.row.TestTables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UdtMappingTest {
    private final UserDefinedType type = (UserDefinedType) new TestTables()
            .type("dimensions", "units", "text", "length", "float")
            .parse("frozen<dimensions>");

    @Test
    void mapsJsonAndValuesThereAndBack() {
        UdtMapping mapping = UdtMapping.of(type);
        String json = "{\"units\":\"inches\",\"length\":50.5}";
        ByteBuffer bytes = mapping.fromJson(json);
        UdtValue value = (UdtValue) CodecRegistry.DEFAULT.codecFor(type).decode(bytes, ProtocolVersion.DEFAULT);
        assertThat(value.getString("units")).isEqualTo("inches");
        assertThat(value.getFloat("length")).isEqualTo(50.5f);
        assertThat(mapping.fromJson(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(bytes);
        assertThat(mapping.fromValue(Map.of("length", 50.5, "units", "inches"))).isEqualTo(bytes);
        assertThat(mapping.toJson(bytes)).isEqualTo(json);
        assertThat(mapping.toValue(bytes)).isEqualTo(Map.of("units", "inches", "length", 50.5f));
        assertThat(mapping.fromJson("null")).isNull();
        assertThat(mapping.fromValue(null)).isNull();
        assertThat(mapping.toJson(null)).isNull();
    }

    @Test
    void errorsNamePathTargetAndValue() {
        UdtMapping mapping = UdtMapping.of(type);
        assertThatThrownBy(() -> mapping.fromJson("{\"length\":\"long\"}"))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("$.length -> dimensions.length float: \"long\" ");
        assertThatThrownBy(() -> mapping.fromJson("{} {}")).isInstanceOf(MappingException.class);
        assertThatThrownBy(() -> mapping.fromJson("")).isInstanceOf(MappingException.class);
    }
}
