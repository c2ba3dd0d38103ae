package dev.scamander.mapping.json;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.scamander.mapping.BlobFormat;
import dev.scamander.mapping.CodecSettings;
import dev.scamander.mapping.cql.CqlScalars;
import dev.scamander.mapping.cql.InetText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/** Scalars as JSON: numbers and truth values as such, all else as strings. */
final class JsonScalarDecoder extends JsonDecoder {

    private final Text text;
    private final boolean literal;
    private final boolean emptyIsNull;

    private JsonScalarDecoder(DataType type, boolean literal, boolean emptyIsNull, Text text) {
        super(type);
        this.text = text;
        this.literal = literal;
        this.emptyIsNull = emptyIsNull;
    }

    /** The decoder of a scalar type; null if the type is no scalar. */
    static JsonScalarDecoder of(DataType type, CodecSettings codec) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT ->
                literal(type, (b, at, n) -> Byte.toString(CqlScalars.readTinyint(b, at, n)));
            case ProtocolConstants.DataType.SMALLINT ->
                literal(type, (b, at, n) -> Short.toString(CqlScalars.readSmallint(b, at, n)));
            case ProtocolConstants.DataType.INT ->
                literal(type, (b, at, n) -> Integer.toString(CqlScalars.readInt(b, at, n)));
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER ->
                literal(type, (b, at, n) -> Long.toString(CqlScalars.readBigint(b, at, n)));
            case ProtocolConstants.DataType.FLOAT ->
                literal(type, (b, at, n) -> Float.toString(CqlScalars.readFloat(b, at, n)));
            case ProtocolConstants.DataType.DOUBLE ->
                literal(type, (b, at, n) -> Double.toString(CqlScalars.readDouble(b, at, n)));
            case ProtocolConstants.DataType.DECIMAL ->
                literal(type, (b, at, n) -> CqlScalars.readDecimal(b, at, n).toString());
            case ProtocolConstants.DataType.VARINT ->
                literal(type, (b, at, n) -> CqlScalars.readVarint(b, at, n).toString());
            case ProtocolConstants.DataType.BOOLEAN ->
                literal(type, (b, at, n) -> Boolean.toString(CqlScalars.readBoolean(b, at, n)));
            case ProtocolConstants.DataType.ASCII, ProtocolConstants.DataType.VARCHAR ->
                new JsonScalarDecoder(type, false, false, CqlScalars::readText);
            case ProtocolConstants.DataType.BLOB -> new JsonScalarDecoder(type, false, false, blob(codec.blob()));
            case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID ->
                string(type, (b, at, n) -> CqlScalars.readUuid(b, at, n).toString());
            case ProtocolConstants.DataType.INET -> string(type, InetText::format);
            case ProtocolConstants.DataType.TIMESTAMP -> string(type, timestamp(codec.timestampFormatter()));
            case ProtocolConstants.DataType.DATE -> {
                DateTimeFormatter format = codec.dateFormatter();
                yield string(type, (b, at, n) -> format.format(LocalDate.ofEpochDay(CqlScalars.readDate(b, at, n))));
            }
            case ProtocolConstants.DataType.TIME -> {
                DateTimeFormatter format = codec.timeFormatter();
                yield string(type, (b, at, n) -> time(format, CqlScalars.readTime(b, at, n)));
            }
            case ProtocolConstants.DataType.DURATION ->
                string(type, (b, at, n) -> CqlScalars.text(CqlScalars.readDuration(b, at, n)));
            default -> null;
        };
    }

    @Override
    void body(ByteBuffer bytes, int at, int length, JsonGenerator json) throws IOException {
        if (length == 0 && emptyIsNull) {
            json.writeNull();
            return;
        }
        String value = text.read(bytes, at, length);
        // NaN and the infinities are the literals that JSON does not have
        char last = literal ? value.charAt(value.length() - 1) : 0;
        if (literal && last != 'N' && last != 'y') {
            json.writeRawValue(value);
        } else {
            json.writeString(value);
        }
    }

    @Override
    String name(ByteBuffer bytes, int at, int length) {
        return length == 0 && emptyIsNull ? "" : text.read(bytes, at, length);
    }

    private static JsonScalarDecoder literal(DataType type, Text text) {
        return new JsonScalarDecoder(type, true, true, text);
    }

    private static JsonScalarDecoder string(DataType type, Text text) {
        return new JsonScalarDecoder(type, false, true, text);
    }

    private static Text blob(BlobFormat format) {
        if (format == BlobFormat.BASE64) {
            return (b, at, n) -> Base64.getEncoder().encodeToString(CqlScalars.readBytes(b, at, n));
        }
        return (b, at, n) -> "0x" + HexFormat.of().formatHex(CqlScalars.readBytes(b, at, n));
    }

    private static Text timestamp(DateTimeFormatter format) {
        return (b, at, n) -> {
            Instant instant = Instant.ofEpochMilli(CqlScalars.readTimestamp(b, at, n));
            return format == null ? instant.toString() : format.format(instant);
        };
    }

    private static String time(DateTimeFormatter format, long nanos) {
        if (nanos < 0 || nanos > LocalTime.MAX.toNanoOfDay()) {
            throw new IllegalArgumentException("no time of day has " + nanos + " nanoseconds");
        }
        return format.format(LocalTime.ofNanoOfDay(nanos));
    }

    private interface Text {
        String read(ByteBuffer bytes, int at, int length);
    }
}
