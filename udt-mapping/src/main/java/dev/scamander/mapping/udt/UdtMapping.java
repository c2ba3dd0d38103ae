package dev.scamander.mapping.udt;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.CqlDecoder;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.json.JsonDecoders;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.json.JsonEncoders;
import dev.scamander.mapping.value.ValueDecoders;
import dev.scamander.mapping.value.ValueEncoders;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Values of one CQL type, mostly a user-defined one, from JSON text or Java values, and back. Compiled once per type;
 * immutable and safe for use by many threads.
 *
 * <p>The bytes are those of the native protocol, without a length in front: what the driver's
 * {@code setBytesUnsafe} takes and its {@code getBytesUnsafe} gives.
 */
public final class UdtMapping {
    private final JsonDocuments documents;
    private final CqlEncoder<JsonParser> fromJson;
    private final CqlEncoder<Object> fromValue;
    private final CqlDecoder<String> toJson;
    private final CqlDecoder<Object> toValue;

    private UdtMapping(DataType type, MappingSettings settings, String target) {
        this.documents = new JsonDocuments(settings);
        this.fromJson = JsonEncoders.compile(type, settings, target);
        this.fromValue = ValueEncoders.compile(type, settings, target);
        this.toJson = JsonDecoders.compile(type, settings);
        this.toValue = ValueDecoders.compile(type);
    }

    /**
     * Compiles the mapping of a type with default settings.
     *
     * @param type a user-defined type, or any other CQL type
     */
    public static UdtMapping of(DataType type) {
        return of(type, MappingSettings.defaults());
    }

    /**
     * Compiles the mapping of a type.
     *
     * @param type a user-defined type, or any other CQL type
     * @param settings what becomes of missing and unknown fields, how text stands for other types, and limits
     */
    public static UdtMapping of(DataType type, MappingSettings settings) {
        String target = type instanceof UserDefinedType udt ? udt.getName().asCql(true) : "value";
        return new UdtMapping(type, settings, target);
    }

    /**
     * Encodes one JSON document.
     *
     * @param json the document
     * @return the value's bytes; null if the document is {@code null}
     * @throws MappingException if it is malformed or does not fit the type
     */
    public ByteBuffer fromJson(String json) {
        return fromJson(documents.open(json));
    }

    /**
     * Encodes one JSON document.
     *
     * @param json the document in UTF-8
     * @return the value's bytes; null if the document is {@code null}
     * @throws MappingException if it is malformed or does not fit the type
     */
    public ByteBuffer fromJson(byte[] json) {
        return fromJson(documents.open(json, 0, json.length));
    }

    private ByteBuffer fromJson(JsonParser parser) {
        CqlOutput out = new CqlOutput();
        boolean present = fromJson.encode(parser, out);
        JsonDocuments.close(parser);
        return present ? bytes(out) : null;
    }

    /**
     * Encodes one Java value: a {@code Map} or the driver's {@code UdtValue} for a user-defined type, a {@code Collection}
     * for a list or set, scalars of the JDK.
     *
     * @param value the value, may be null
     * @return the value's bytes; null for null
     * @throws MappingException if it does not fit the type
     */
    public ByteBuffer fromValue(Object value) {
        CqlOutput out = new CqlOutput();
        return fromValue.encode(value, out) ? bytes(out) : null;
    }

    /**
     * Decodes a value to JSON text.
     *
     * @param bytes the value's bytes, may be null; its position and limit are not changed
     * @return the text; null for null
     */
    public String toJson(ByteBuffer bytes) {
        return toJson.decode(bytes);
    }

    /**
     * Decodes a value to a Java value: a {@code Map} of the fields for a user-defined type.
     *
     * @param bytes the value's bytes, may be null; its position and limit are not changed
     * @return the value; null for null
     */
    public Object toValue(ByteBuffer bytes) {
        return toValue.decode(bytes);
    }

    private static ByteBuffer bytes(CqlOutput out) {
        return ByteBuffer.wrap(Arrays.copyOf(out.array(), out.position()));
    }
}
