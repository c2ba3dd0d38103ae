package dev.scamander.connect.sink.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RecordFingerprintTest {
    private static long of(Object value) {
        return RecordFingerprint.of("k", value);
    }

    /** Stored fingerprints must be found again by later versions, in other processes. */
    @Test
    void isTheSameEverywhere() {
        assertThat(RecordFingerprint.of(null, "v")).isEqualTo(RecordFingerprint.of(null, "v"));
        assertThat(RecordFingerprint.of(null, null)).isEqualTo(0x08328807B4EB6FEDL);
    }

    @Test
    void equalContentHasEqualFingerprints() {
        byte[] bytes = "value".getBytes(StandardCharsets.UTF_8);
        assertThat(of(bytes)).isEqualTo(of(bytes.clone())).isEqualTo(of(ByteBuffer.wrap(bytes)));
        Map<String, Object> one = new LinkedHashMap<>(Map.of("a", 1));
        one.put("b", List.of(2, "x"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", List.of(2, "x"));
        other.put("a", 1);
        assertThat(of(one)).isEqualTo(of(other));
        assertThat(of(struct(1))).isEqualTo(of(struct(1)));
    }

    private static Struct struct(int number) {
        Schema schema = SchemaBuilder.struct()
                .field("n", Schema.INT32_SCHEMA)
                .field("b", Schema.OPTIONAL_BYTES_SCHEMA)
                .build();
        return new Struct(schema).put("n", number).put("b", new byte[] {1, 2});
    }

    @Test
    void otherContentHasOthers() {
        assertThat(List.of(
                        of(null),
                        of(""),
                        of("a"),
                        of("b"),
                        of(List.of("a")),
                        of(List.of("a", "b")),
                        of(List.of("ab")),
                        of(Map.of("a", 1)),
                        of(struct(1)),
                        of(struct(2)),
                        RecordFingerprint.of("ka", ""),
                        RecordFingerprint.of("k", null)))
                .hasSize(12);
        assertThat(List.of(of(""), of("a"), of(List.of("a")), of(List.of("a", "b")), of(struct(1)), of(struct(2))))
                .doesNotHaveDuplicates();
    }
}
