package dev.scamander.mapping.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.random.Mutations;
import dev.scamander.mapping.random.PlainJson;
import dev.scamander.mapping.random.RandomTypes;
import dev.scamander.mapping.random.RandomValues;
import dev.scamander.mapping.random.Seed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A million spoiled documents: each gives a value that can be read back, or an error that names path and target, and
 * leaves the encoder and the output fit for the next document.
 */
class JsonFuzzTest {

    private static final int TYPES = 250;
    private static final int THREADS = 2;
    private static final int MOST_BYTES = 160;

    private final MappingSettings settings = MappingSettings.defaults();
    private final JsonDocuments documents = new JsonDocuments(settings);

    /** Two threads share the encoders, as tasks do; their stacks are short, which makes exceptions cheap. */
    @Test
    void spoiledDocumentsGiveAValueOrAMappingError() throws Exception {
        int cases = Seed.cases(1_000_000);
        SplittableRandom random = Seed.random(getClass());
        List<Sample> samples = samples(random);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int values = 0;
        try {
            List<Future<Integer>> parts = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                SplittableRandom own = random.split();
                parts.add(threads.submit(() -> new Feeder(samples, own).feed(cases / THREADS)));
            }
            for (Future<Integer> part : parts) {
                values += part.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.printf("JsonFuzzTest: %d documents, %d of them values, the rest errors%n", cases, values);
        // neither must be rare, or the test tests nothing
        assertThat(values).isBetween(cases / 20, cases * 19 / 20);
    }

    /** One thread, with an output of its own. */
    private final class Feeder {

        private final List<Sample> samples;
        private final SplittableRandom random;
        private final CqlOutput out = new CqlOutput();

        Feeder(List<Sample> samples, SplittableRandom random) {
            this.samples = samples;
            this.random = random;
        }

        int feed(int count) {
            Mutations mutations = new Mutations(random);
            int values = 0;
            for (int i = 0; i < count; i++) {
                Sample sample = samples.get(random.nextInt(samples.size()));
                byte[] spoiled = mutations.of(sample.document);
                values += feed(sample, spoiled);
                if (!sample.good.equals(encode(sample, sample.document))) {
                    fail("%s is not what it was after %s", sample.type, text(spoiled));
                }
                if (out.capacity() > 1 << 16) {
                    fail("%d bytes are held after %s", out.capacity(), text(spoiled));
                }
            }
            return values;
        }

        private int feed(Sample sample, byte[] document) {
            try {
                ByteBuffer value = encode(sample, document);
                if (value != null) {
                    String back = sample.decoder.decode(value);
                    if (!value.equals(encode(sample, back.getBytes(StandardCharsets.UTF_8)))) {
                        fail("%s: %s became %s, which is another value", sample.type, text(document), back);
                    }
                }
                return 1;
            } catch (MappingException e) {
                if (!e.path().startsWith("$")
                        || e.target().isEmpty()
                        || e.reason().isEmpty()) {
                    fail("%s says too little of %s", e.getMessage(), text(document));
                }
                if (e.getMessage().length() > 20_000) {
                    fail("%d characters of message on %s", e.getMessage().length(), text(document));
                }
                return 0;
            } catch (RuntimeException e) {
                throw new AssertionError(sample.type + " from " + text(document), e);
            }
        }

        private ByteBuffer encode(Sample sample, byte[] document) {
            out.reset();
            JsonParser parser = documents.open(document, 0, document.length);
            boolean present = sample.encoder.encode(parser, out);
            JsonDocuments.close(parser);
            return present ? out.copy(0, out.position()) : null;
        }
    }

    private List<Sample> samples(SplittableRandom random) {
        RandomTypes types = new RandomTypes(random);
        RandomValues values = new RandomValues(random);
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < TYPES) {
            DataType type = types.next(2);
            TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type);
            Object value = values.next(type);
            byte[] document = PlainJson.write(value, random).getBytes(StandardCharsets.UTF_8);
            if (document.length <= MOST_BYTES) {
                samples.add(new Sample(
                        type.asCql(true, true),
                        document,
                        codec.encode(value, ProtocolVersion.V5),
                        JsonEncoders.compile(type, settings, "column"),
                        JsonDecoders.compile(type)));
            }
        }
        return samples;
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private record Sample(
            String type, byte[] document, ByteBuffer good, CqlEncoder<JsonParser> encoder, JsonDecoder decoder) {}
}
