package dev.scamander.mapping.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.cql.CqlOutput;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEncodersTest {

    private static final UserDefinedType DIMENSIONS = new UserDefinedTypeBuilder("shop", "dimensions")
            .withField("length", DataTypes.FLOAT)
            .withField("width", DataTypes.FLOAT)
            .withField(CqlIdentifier.fromInternal("unitOfMeasure"), DataTypes.TEXT)
            .build();

    private final CqlOutput out = new CqlOutput();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"length\":1.5,\"width\":2.25,\"unitOfMeasure\":\"cm\"}",
                "{\"width\":2.25,\"length\":1.5,\"unitOfMeasure\":\"cm\"}",
                "{\"unitOfMeasure\":\"cm\",\"width\":2.25,\"length\":1.5}",
                "{\"UNITOFMEASURE\":\"cm\",\"WIDTH\":\"2.25\",\"Length\":15e-1,\"colour\":{\"a\":[{}]}}",
            })
    void ordersOfFieldsAndCasesOfNamesMakeNoDifference(String json) {
        UdtValue value = DIMENSIONS.newValue(1.5f, 2.25f, "cm");
        ByteBuffer expected =
                CodecRegistry.DEFAULT.codecFor((DataType) DIMENSIONS).encode(value, ProtocolVersion.V5);

        assertThat(encode(DIMENSIONS, json)).isEqualTo(expected);
    }

    @Test
    void fieldsThatAreMissingOrNullBecomeNull() {
        ByteBuffer expected = CodecRegistry.DEFAULT
                .codecFor((DataType) DIMENSIONS)
                .encode(DIMENSIONS.newValue(null, 2.25f, null), ProtocolVersion.V5);

        assertThat(encode(DIMENSIONS, "{\"width\":2.25}")).isEqualTo(expected);
        assertThat(encode(DIMENSIONS, "{\"unitOfMeasure\":null,\"width\":2.25,\"length\":null}"))
                .isEqualTo(expected);
    }

    @Test
    void errorsNamePathTargetAndValue() {
        assertThatThrownBy(() ->
                        encode(DataTypes.listOf(DIMENSIONS), "[{\"length\":1},{\"width\":1,\"length\":\"long\"}]"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("$[1].length -> product[].length float: \"long\"");
    }

    @Test
    void aFieldGivenTwiceIsAnError() {
        assertThatThrownBy(() -> encode(DIMENSIONS, "{\"length\":1,\"width\":2,\"length\":1}"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("$.length")
                .hasMessageContaining("given twice");
        assertThatThrownBy(() -> encode(DIMENSIONS, "{\"LENGTH\":1,\"Length\":2}"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("$.Length")
                .hasMessageContaining("given twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"length\":1.5,\"Length\":7,\"width\":2.25,\"unitOfMeasure\":\"cm\"}",
                "{\"Length\":7,\"length\":1.5,\"width\":2.25,\"unitOfMeasure\":\"cm\"}",
                "{\"WIDTH\":7,\"unitofmeasure\":\"inches\",\"width\":2.25,\"length\":1.5,\"Width\":9,"
                        + "\"unitOfMeasure\":\"cm\"}",
            })
    void theVeryNameWinsOverOneThatDiffersInCase(String json) {
        UdtValue value = DIMENSIONS.newValue(1.5f, 2.25f, "cm");
        ByteBuffer expected =
                CodecRegistry.DEFAULT.codecFor((DataType) DIMENSIONS).encode(value, ProtocolVersion.V5);

        for (int again = 0; again < 2; again++) {
            assertThat(encode(DIMENSIONS, json)).isEqualTo(expected);
        }
    }

    @Test
    void policiesRefuseWhatIsMissingOrUnknown() {
        MappingSettings strict = MappingSettings.defaults()
                .withMissingField(MissingFieldPolicy.FAIL)
                .withUnknownField(UnknownFieldPolicy.FAIL);

        assertThatThrownBy(() -> encode(DIMENSIONS, "{\"length\":1,\"unitOfMeasure\":null}", strict))
                .hasMessageContaining("the field width is missing");
        assertThatThrownBy(() -> encode(DIMENSIONS, "{\"colour\":1}", strict)).hasMessageContaining("$.colour");
    }

    private ByteBuffer encode(DataType type, String json) {
        return encode(type, json, MappingSettings.defaults());
    }

    private ByteBuffer encode(DataType type, String json, MappingSettings settings) {
        CqlEncoder<JsonParser> encoder = JsonEncoders.compile(type, settings, "product");
        out.reset();
        JsonParser parser = new JsonDocuments(settings).open(json);
        boolean present = encoder.encode(parser, out);
        JsonDocuments.close(parser);
        return present ? out.copy(0, out.position()) : null;
    }
}
