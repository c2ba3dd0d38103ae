package dev.scamander.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.connect.ConnectDecoder;
import dev.scamander.mapping.connect.ConnectDecoders;
import dev.scamander.mapping.connect.ConnectEncoders;
import dev.scamander.mapping.connect.DecimalForm;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.json.JsonDecoder;
import dev.scamander.mapping.json.JsonDecoders;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.json.JsonEncoders;
import dev.scamander.mapping.random.PlainJson;
import dev.scamander.mapping.random.RandomTypes;
import dev.scamander.mapping.random.RandomValues;
import dev.scamander.mapping.random.Seed;
import dev.scamander.mapping.value.ValueDecoder;
import dev.scamander.mapping.value.ValueDecoders;
import dev.scamander.mapping.value.ValueEncoders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random values of random types: our bytes are those of the driver's own codecs whatever the source is, and every way
 * back leads to the same bytes again.
 */
class DriverAgreementTest {

    private static final int VALUES_PER_TYPE = 60;
    private static final int DEPTH = 4;

    private final MappingSettings settings = MappingSettings.defaults();
    private final JsonDocuments documents = new JsonDocuments(settings);
    private final CqlOutput out = new CqlOutput();

    @Test
    void bytesAreThoseOfTheDriver() {
        int cases = Seed.cases(102_000);
        SplittableRandom random = Seed.random(getClass());
        RandomTypes types = new RandomTypes(random);
        RandomValues values = new RandomValues(random);
        int done = 0;
        while (done < cases) {
            // every other type is a whole tree, so that depth is not left to luck
            Paths paths = new Paths(types.next(DEPTH));
            for (int i = 0; i < VALUES_PER_TYPE; i++, done++) {
                paths.check(values.next(paths.type), random);
            }
        }
        assertThat(done).isGreaterThanOrEqualTo(cases);
    }

    /** All ways from and to the bytes of one type. */
    private final class Paths {

        private final DataType type;
        private final TypeCodec<Object> codec;
        private final CqlEncoder<JsonParser> json;
        private final JsonDecoder toJson;
        private final CqlEncoder<Object> value;
        private final ValueDecoder toValue;
        private final ConnectDecoder[] toConnect;
        private final CqlEncoder<Object>[] connect;

        @SuppressWarnings({"unchecked", "rawtypes"})
        Paths(DataType type) {
            this.type = type;
            this.codec = CodecRegistry.DEFAULT.codecFor(type);
            this.json = JsonEncoders.compile(type, settings, "column");
            this.toJson = JsonDecoders.compile(type);
            this.value = ValueEncoders.compile(type, settings, "column");
            this.toValue = ValueDecoders.compile(type);
            this.toConnect = new ConnectDecoder[] {
                ConnectDecoders.compile(type), ConnectDecoders.compile(type, false, DecimalForm.PRECISE)
            };
            this.connect = new CqlEncoder[toConnect.length];
            for (int i = 0; i < connect.length; i++) {
                connect[i] = ConnectEncoders.compile(toConnect[i].schema(), type, settings, "column");
            }
        }

        void check(Object source, SplittableRandom random) {
            ByteBuffer expected = codec.encode(source, ProtocolVersion.V5);

            String text = PlainJson.write(source, random);
            same(expected, fromJson(text, random.nextBoolean()), "JSON", text);
            same(expected, encode(value, source), "Java value", source);

            String canonical = toJson.decode(expected);
            same(expected, fromJson(canonical, random.nextBoolean()), "JSON and back", canonical);
            Object decoded = toValue.decode(expected);
            same(expected, encode(value, decoded), "Java value and back", decoded);
            for (int i = 0; i < connect.length; i++) {
                Object connectValue = toConnect[i].decode(expected);
                same(expected, encode(connect[i], connectValue), "Connect and back", connectValue);
            }
        }

        private ByteBuffer fromJson(String text, boolean asBytes) {
            out.reset();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            JsonParser parser = asBytes ? documents.open(bytes, 0, bytes.length) : documents.open(text);
            boolean present;
            try {
                present = json.encode(parser, out);
            } catch (MappingException e) {
                throw new AssertionError("%s: %s from %s".formatted(e.getMessage(), type.asCql(true, true), text), e);
            }
            JsonDocuments.close(parser);
            return present ? out.copy(0, out.position()) : null;
        }

        private ByteBuffer encode(CqlEncoder<Object> encoder, Object source) {
            out.reset();
            try {
                return encoder.encode(source, out) ? out.copy(0, out.position()) : null;
            } catch (MappingException e) {
                throw new AssertionError("%s: %s from %s".formatted(e.getMessage(), type.asCql(true, true), source), e);
            }
        }

        private void same(ByteBuffer expected, ByteBuffer actual, String path, Object source) {
            // assertThat would describe every case before it knows whether it is needed
            if (!expected.equals(actual)) {
                assertThat(com.datastax.oss.protocol.internal.util.Bytes.toHexString(actual))
                        .as("%s from %s: %s", type.asCql(true, true), path, source)
                        .isEqualTo(com.datastax.oss.protocol.internal.util.Bytes.toHexString(expected));
            }
        }
    }
}
