package dev.scamander.mapping.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingLimits;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that mean harm stop at a limit that the message names, and cost no more than their own length. */
class JsonLimitsTest {

    private static final int MEGABYTE = 1 << 20;

    private static final DataType UDT = new UserDefinedTypeBuilder("ks", "t")
            .withField("n", DataTypes.DECIMAL)
            .withField("s", DataTypes.TEXT)
            .build();

    private final CqlOutput out = new CqlOutput();

    @ParameterizedTest
    @ValueSource(
            strings = {"tinyint", "bigint", "float", "double", "decimal", "varint", "timestamp", "date", "time", "text"
            })
    void hugeExponentsAreRefusedOrKeptAsText(String name) {
        DataType type = scalar(name);
        if (name.equals("text")) {
            encode(type, "1e999999999", MappingLimits.defaults());
            assertThat(out.position()).isEqualTo(11);
            return;
        }
        for (String number : new String[] {"1e999999999", "-1e-999999999", "1e99999999999999999999"}) {
            refused(() -> encode(type, number, MappingLimits.defaults()), "$", "limit maxExponent 1000");
        }
    }

    @Test
    void deepDocumentsAreRefused() {
        String deep = "[".repeat(10_000);
        refused(() -> encode(UDT, deep, MappingLimits.defaults()), "$", "give an object");
        refused(() -> encode(UDT, "{\"other\":" + deep, MappingLimits.defaults()), "$.other", "limit maxDepth 128");
        refused(
                () -> encode(DataTypes.listOf(DataTypes.INT), "[" + deep, MappingLimits.defaults()),
                "$[0]",
                "give a whole number");
    }

    @Test
    void longNumbersAreRefused() {
        String digits = "9".repeat(5_000);
        refused(
                () -> encode(UDT, "{\"n\":" + digits + "}", MappingLimits.defaults()),
                "$.n",
                "limit maxNumberLength 1000");
        refused(
                () -> encode(UDT, "{\"n\":\"" + digits + "\"}", MappingLimits.defaults()),
                "$.n",
                "limit maxNumberLength 1000");
        refused(
                () -> encode(UDT, "{\"n\":0." + digits + "}", MappingLimits.defaults()),
                "$.n",
                "limit maxNumberLength 1000");
    }

    @Test
    void longStringsAndNamesAreRefused() {
        MappingLimits limits = new MappingLimits(128, 1_000, 1_000, 100_000, 200L * MEGABYTE);
        byte[] document = bytes("{\"s\":\"", 100 * MEGABYTE, "\"}");
        refused(() -> encode(UDT, document, limits), "$.s", "limit maxStringLength 100000");
        byte[] named = bytes("{\"", MEGABYTE, "\":1}");
        refused(() -> encode(UDT, named, limits), "$", "limit maxStringLength 100000");
    }

    @Test
    void longDocumentsAreRefusedUnread() {
        byte[] document = bytes("{\"s\":\"", 100 * MEGABYTE, "\"}");
        refused(() -> encode(UDT, document, MappingLimits.defaults()), "$", "limit maxDocumentBytes 33554432");
    }

    @Test
    void memoryIsGivenBackAfterAGiant() {
        MappingLimits limits = new MappingLimits(128, 1_000, 1_000, 30 * MEGABYTE, 30L * MEGABYTE);
        encode(UDT, bytes("{\"s\":\"", 20 * MEGABYTE, "\"}"), limits);
        assertThat(out.position()).isGreaterThan(20 * MEGABYTE);

        encode(UDT, "{}".getBytes(StandardCharsets.UTF_8), limits);

        assertThat(out.position()).isEqualTo(8);
        assertThat(out.capacity()).isLessThanOrEqualTo(MEGABYTE);
    }

    private static byte[] bytes(String before, int count, String after) {
        byte[] document = new byte[before.length() + count + after.length()];
        Arrays.fill(document, (byte) 'x');
        System.arraycopy(before.getBytes(StandardCharsets.UTF_8), 0, document, 0, before.length());
        System.arraycopy(after.getBytes(StandardCharsets.UTF_8), 0, document, before.length() + count, after.length());
        return document;
    }

    private static DataType scalar(String name) {
        return switch (name) {
            case "tinyint" -> DataTypes.TINYINT;
            case "bigint" -> DataTypes.BIGINT;
            case "float" -> DataTypes.FLOAT;
            case "double" -> DataTypes.DOUBLE;
            case "decimal" -> DataTypes.DECIMAL;
            case "varint" -> DataTypes.VARINT;
            case "timestamp" -> DataTypes.TIMESTAMP;
            case "date" -> DataTypes.DATE;
            case "time" -> DataTypes.TIME;
            default -> DataTypes.TEXT;
        };
    }

    private void refused(ThrowingCallable encoding, String path, String reason) {
        assertThatThrownBy(encoding).isInstanceOfSatisfying(MappingException.class, e -> {
            assertThat(e.path()).isEqualTo(path);
            assertThat(e.reason()).contains(reason);
            assertThat(e.getMessage().length()).isLessThan(1_000);
        });
    }

    private void encode(DataType type, String json, MappingLimits limits) {
        encode(type, json.getBytes(StandardCharsets.UTF_8), limits);
    }

    private void encode(DataType type, byte[] json, MappingLimits limits) {
        MappingSettings settings = MappingSettings.defaults().withLimits(limits);
        out.reset();
        JsonParser parser = new JsonDocuments(settings).open(json, 0, json.length);
        JsonEncoders.compile(type, settings, "column").encode(parser, out);
        JsonDocuments.close(parser);
    }
}
