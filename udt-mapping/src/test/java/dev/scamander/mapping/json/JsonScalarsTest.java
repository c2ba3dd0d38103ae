package dev.scamander.mapping.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.BlobFormat;
import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.random.RandomTypes;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JSON scalars become, beside the CQL literal that means the same to the driver. */
class JsonScalarsTest {

    private final CqlOutput out = new CqlOutput();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tinyint   | -128                      | -128
                    tinyint   | 12.0e1                    | 120
                    smallint  | "32767"                   | 32767
                    int       | 2147483647.0              | 2147483647
                    int       | "1,234,567"               | 1234567
                    int       | true                      | 1
                    bigint    | -9223372036854775808      | -9223372036854775808
                    bigint    | 9.223372036854775807e18   | 9223372036854775807
                    varint    | 1e30                      | 1000000000000000000000000000000
                    decimal   | 1.10                      | 1.10
                    decimal   | -12345678901234567890.5   | -12345678901234567890.5
                    decimal   | "1,234.50"                | 1234.50
                    float     | 16777217                  | 1.6777216E7
                    float     | 1.00000017881393432617    | 1.0000001
                    double    | 9007199254740993          | 9.007199254740992E15
                    double    | "-Infinity"               | -Infinity
                    boolean   | "YES"                     | true
                    boolean   | 0                         | false
                    text      | 1.10                      | '1.10'
                    text      | false                     | 'false'
                    text      | "\\u00e9\\ud83d\\ude00"   | 'é😀'
                    text      | { "a" : [ 1.10, null ] }  | '{"a":[1.10,null]}'
                    ascii     | "~"                       | '~'
                    blob      | "yv66vg=="                | 0xcafebabe
                    blob      | "0xCAFEBABE"              | 0xcafebabe
                    blob      | ""                        | 0x
                    uuid      | "4B1D9A8E-6f0c-4c55-8e0f-0d5f2a3b4c5d" | 4b1d9a8e-6f0c-4c55-8e0f-0d5f2a3b4c5d
                    inet      | "::ffff:192.0.2.7"        | null
                    inet      | "1:2::8"                  | '1:2:0:0:0:0:0:8'
                    timestamp | "2008-06-01"              | '2008-06-01T00:00:00.000+0000'
                    timestamp | "2008-06-01 10:15"        | '2008-06-01T10:15:00.000+0000'
                    timestamp | "2008-06-01T10:15:30.5+02:00" | '2008-06-01T08:15:30.500+0000'
                    timestamp | "2008-06-01T10:15:30 Europe/Paris" | '2008-06-01T08:15:30.000+0000'
                    timestamp | "1969-12-31T23:59:59.9999Z" | '1969-12-31T23:59:59.999+0000'
                    timestamp | 1212315330123             | '2008-06-01T10:15:30.123+0000'
                    timestamp | "1212315330123"           | '2008-06-01T10:15:30.123+0000'
                    date      | "-0044-03-15"             | '-0044-03-15'
                    date      | 0                         | '1970-01-01'
                    date      | -1                        | '1969-12-31'
                    time      | "23:59:59.999999999"      | '23:59:59.999999999'
                    time      | 1                         | '00:00:00.000000001'
                    duration  | "P1Y2M3DT4H5M6S"          | 1y2mo3d4h5m6s
                    duration  | "-1d"                     | -1d
                    """, quoteCharacter = '\1')
    void becomesTheLiteral(String type, String json, String literal) {
        if (literal.equals("null")) {
            // four bytes to the JDK, sixteen as it is written
            assertThat(encode(type(type), json, MappingSettings.defaults()).remaining())
                    .isEqualTo(16);
            return;
        }
        TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type(type));
        assertThat(encode(type(type), json, MappingSettings.defaults()))
                .isEqualTo(codec.encode(codec.parse(literal), ProtocolVersion.V5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tinyint   | 128                        | out of range
                    tinyint   | 1.5                        | has a fraction
                    int       | 2147483648                 | out of range; give a whole number from -2147483648 to 2147483647
                    int       | "12x"                      | malformed
                    int       | "12,34"                    | malformed
                    int       | ""                         | malformed
                    int       | {}                         | is an object
                    bigint    | 9223372036854775808        | out of range
                    varint    | 0.1                        | has a fraction
                    float     | 1e39                       | out of range
                    float     | 1e-60                      | out of range
                    double    | 1e309                      | out of range
                    double    | "nan"                      | malformed
                    decimal   | "NaN"                      | malformed
                    boolean   | 2                          | malformed
                    boolean   | "maybe"                    | malformed
                    text      | "\\ud83d"                  | surrogate
                    ascii     | "é"                        | not ASCII
                    blob      | "0xABC"                    | malformed
                    blob      | "text!"                    | malformed
                    blob      | "abc"                      | malformed
                    blob      | 1                          | is a number
                    uuid      | "4b1d9a8e6f0c4c558e0f0d5f2a3b4c5d" | malformed
                    timeuuid  | "4b1d9a8e-6f0c-4c55-8e0f-0d5f2a3b4c5d" | not time-based
                    inet      | "localhost"                | malformed
                    inet      | "1.2.3.04"                 | malformed
                    inet      | "1::2::3"                  | malformed
                    timestamp | "yesterday"                | malformed
                    timestamp | "2008-02-30"               | malformed
                    timestamp | "2008-06-01T10:15:30+9"    | malformed
                    date      | "2008-06-01T10:15:30Z"     | malformed
                    date      | 1.5                        | has a fraction
                    time      | "24:00:00"                 | malformed
                    time      | 86400000000000             | out of range
                    duration  | "1y-2d"                    | malformed
                    duration  | 5                          | is a number
                    """, quoteCharacter = '\1')
    void isRefused(String type, String json, String reason) {
        assertThatThrownBy(() -> encode(type(type), json, MappingSettings.defaults()))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("$ -> column " + type)
                .hasMessageContaining(reason);
    }

    @Test
    void patternsZonesAndUnitsAreThoseOfTheSettings() {
        CodecSettings codec = new CodecSettings(
                Locale.FRANCE,
                ZoneId.of("Europe/Paris"),
                "d MMMM yyyy HH:mm",
                "dd/MM/yyyy",
                "HH'h'mm",
                TimeUnit.SECONDS,
                BlobFormat.HEX);

        assertThat(json("timestamp", "\"1 juin 2008 10:15\"", codec)).isEqualTo("\"2008-06-01T08:15:00Z\"");
        assertThat(json("timestamp", "1212315330", codec)).isEqualTo("\"2008-06-01T10:15:30Z\"");
        assertThat(json("timestamp", "\"1212315330\"", codec)).isEqualTo("\"2008-06-01T10:15:30Z\"");
        assertThat(json("timestamp", "1.25", codec)).isEqualTo("\"1970-01-01T00:00:01.250Z\"");
        assertThat(json("date", "\"01/06/2008\"", codec)).isEqualTo("\"2008-06-01\"");
        assertThat(json("time", "\"10h15\"", codec)).isEqualTo("\"10:15:00\"");
        assertThat(json("blob", "\"CAFE\"", codec)).isEqualTo("\"0xcafe\"");
        assertThat(json("double", "\"1234,5\"", codec)).isEqualTo("1234.5");
        assertThat(json("double", "1.5", codec)).isEqualTo("1.5");
    }

    @Test
    void aPointThatSeparatesThousandsIsNoDecimalPoint() {
        CodecSettings us = CodecSettings.defaults();
        CodecSettings german = new CodecSettings(
                Locale.GERMANY, us.timeZone(), us.timestamp(), us.date(), us.time(), us.unit(), us.blob());

        assertThat(json("double", "\"1.234.567,5\"", german)).isEqualTo("1234567.5");
        assertThatThrownBy(() -> json("double", "\"1.5\"", german)).hasMessageContaining("malformed");
        assertThat(json("double", "1.5", german)).isEqualTo("1.5");
    }

    @Test
    void zonesAreForTimestampsWithoutOne() {
        CodecSettings codec = new CodecSettings(
                Locale.US,
                ZoneId.of("America/New_York"),
                CodecSettings.CQL_TIMESTAMP,
                "ISO_LOCAL_DATE",
                "ISO_LOCAL_TIME",
                TimeUnit.MICROSECONDS,
                BlobFormat.BASE64);

        assertThat(json("timestamp", "\"2008-06-01\"", codec)).isEqualTo("\"2008-06-01T04:00:00Z\"");
        assertThat(json("timestamp", "\"2008-06-01T00:00Z\"", codec)).isEqualTo("\"2008-06-01T00:00:00Z\"");
        assertThat(json("timestamp", "-1", codec)).isEqualTo("\"1969-12-31T23:59:59.999Z\"");
        assertThat(json("blob", "\"0x12\"", codec)).isEqualTo("\"0xd31d76\"");
    }

    @Test
    void settingsThatAreNoPatternsAreRefused() {
        assertThatThrownBy(() -> new CodecSettings(
                        Locale.US,
                        ZoneId.of("UTC"),
                        "ISO_INSTANT",
                        "yyyy-nonsense",
                        "ISO_LOCAL_TIME",
                        TimeUnit.SECONDS,
                        BlobFormat.AUTO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codec.date is 'yyyy-nonsense'");
    }

    private String json(String type, String json, CodecSettings codec) {
        ByteBuffer bytes = encode(type(type), json, MappingSettings.defaults().withCodec(codec));
        return JsonDecoders.compile(type(type)).decode(bytes);
    }

    private ByteBuffer encode(DataType type, String json, MappingSettings settings) {
        out.reset();
        JsonParser parser = new JsonDocuments(settings).open(json);
        JsonEncoders.compile(type, settings, "column").encode(parser, out);
        JsonDocuments.close(parser);
        return out.copy(0, out.position());
    }

    private static DataType type(String name) {
        return RandomTypes.SCALARS.stream()
                .filter(type -> type.asCql(false, true).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
