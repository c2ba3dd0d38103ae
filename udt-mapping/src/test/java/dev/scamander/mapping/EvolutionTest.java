package dev.scamander.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.connect.ConnectDecoders;
import dev.scamander.mapping.connect.ConnectEncoders;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.json.JsonDecoders;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.json.JsonEncoders;
import dev.scamander.mapping.value.ValueDecoders;
import dev.scamander.mapping.value.ValueEncoders;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Types and documents gain fields, and what was compiled or written before goes on working. */
class EvolutionTest {

    private static final UserDefinedType OLD = new UserDefinedTypeBuilder("ks", "t")
            .withField("a", DataTypes.INT)
            .withField("b", DataTypes.TEXT)
            .build();
    private static final UserDefinedType NEW = new UserDefinedTypeBuilder("ks", "t")
            .withField("a", DataTypes.INT)
            .withField("b", DataTypes.TEXT)
            .withField("c", DataTypes.listOf(DataTypes.INT))
            .build();

    private final MappingSettings settings = MappingSettings.defaults();
    private final CqlOutput out = new CqlOutput();

    @Test
    void bytesWrittenBeforeATypeGainedAFieldAreRead() {
        ByteBuffer old = json(OLD, "{\"a\":1,\"b\":\"x\"}");

        assertThat(JsonDecoders.compile(NEW).decode(old)).isEqualTo("{\"a\":1,\"b\":\"x\",\"c\":null}");
        assertThat(ValueDecoders.compile(NEW).decode(old))
                .isInstanceOfSatisfying(
                        Map.class, map -> assertThat(map.get("c")).isNull());
        assertThat(ConnectDecoders.compile(NEW).decode(old))
                .isInstanceOfSatisfying(
                        Struct.class, struct -> assertThat(struct.get("c")).isNull());
    }

    @Test
    void bytesWithFieldsThatTheTypeKnowsNothingOfAreRead() {
        ByteBuffer later = json(NEW, "{\"a\":1,\"b\":\"x\",\"c\":[1]}");

        assertThat(JsonDecoders.compile(OLD).decode(later)).isEqualTo("{\"a\":1,\"b\":\"x\"}");
        assertThat(ValueDecoders.compile(OLD).decode(later)).isEqualTo(Map.of("a", 1, "b", "x"));
    }

    @Test
    void emptyBytesAreAUdtOfNulls() {
        assertThat(JsonDecoders.compile(OLD).decode(ByteBuffer.allocate(0))).isEqualTo("{\"a\":null,\"b\":null}");
    }

    @Test
    void documentsMayHaveMoreOrFewerFieldsThanTheType() {
        ByteBuffer expected = json(NEW, "{\"a\":1,\"b\":null,\"c\":null}");

        assertThat(json(NEW, "{\"a\":1,\"d\":[[{}]]}")).isEqualTo(expected);
        out.reset();
        ValueEncoders.compile(NEW, settings, "column").encode(Map.of("a", 1, "d", 2), out);
        assertThat(out.copy(0, out.position())).isEqualTo(expected);
    }

    @Test
    void structsOfAnOlderOrNewerSchemaFit() {
        Object newer = ConnectDecoders.compile(NEW).decode(json(NEW, "{\"a\":1,\"b\":\"x\",\"c\":[1]}"));
        Object older = ConnectDecoders.compile(OLD).decode(json(OLD, "{\"a\":1,\"b\":\"x\"}"));

        assertThat(struct(OLD, newer)).isEqualTo(json(OLD, "{\"a\":1,\"b\":\"x\"}"));
        assertThat(struct(NEW, older)).isEqualTo(json(NEW, "{\"a\":1,\"b\":\"x\"}"));
    }

    private ByteBuffer struct(UserDefinedType type, Object struct) {
        out.reset();
        ConnectEncoders.compile(((Struct) struct).schema(), type, settings, "column")
                .encode(struct, out);
        return out.copy(0, out.position());
    }

    private ByteBuffer json(UserDefinedType type, String json) {
        out.reset();
        JsonParser parser = new JsonDocuments(settings).open(json);
        JsonEncoders.compile(type, settings, "column").encode(parser, out);
        return out.copy(0, out.position());
    }
}
