package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingLimits;
import dev.scamander.mapping.MappingSettings;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Opens JSON documents for the encoders, within the limits of the settings. Immutable; make one and keep it. */
public final class JsonDocuments {

    private static final String TARGET = "document";

    private final MappingLimits limits;
    private final JsonFactory factory;

    /**
     * Makes what opens documents.
     *
     * @param settings whose limits hold
     */
    public JsonDocuments(MappingSettings settings) {
        this.limits = settings.limits();
        this.factory = new JsonFactoryBuilder()
                .streamReadConstraints(new JsonLimits(limits))
                // names in documents are not ours to keep for the life of the JVM
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .recyclerPool(new SpareBuffers())
                .build();
    }

    /**
     * Opens a document.
     *
     * @param text the document
     * @return a parser on the first token
     * @throws MappingException if the document is too long, empty, or does not begin with a value
     */
    public JsonParser open(String text) {
        checkLength(text.length());
        try {
            return start(factory.createParser(text));
        } catch (IOException e) {
            throw JsonFailure.of(e, TARGET);
        }
    }

    /**
     * Opens a document in UTF-8 (or UTF-16 or UTF-32, which are recognised).
     *
     * @param bytes where it is
     * @param offset of its first byte
     * @param length how many bytes
     * @return a parser on the first token
     * @throws MappingException if the document is too long, empty, or does not begin with a value
     */
    public JsonParser open(byte[] bytes, int offset, int length) {
        checkLength(length);
        try {
            return start(factory.createParser(bytes, offset, length));
        } catch (IOException e) {
            throw JsonFailure.of(e, TARGET);
        }
    }

    /**
     * Opens a document in UTF-8 (or UTF-16 or UTF-32, which are recognised).
     *
     * @param bytes what lies between position and limit; neither is changed
     * @return a parser on the first token
     * @throws MappingException if the document is too long, empty, or does not begin with a value
     */
    public JsonParser open(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (bytes.hasArray()) {
            return open(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
        }
        checkLength(length);
        byte[] copy = new byte[length];
        bytes.get(bytes.position(), copy);
        return open(copy, 0, length);
    }

    /**
     * Ends a document: after its value there may be nothing but white space.
     *
     * @param parser on the last token of the value
     * @throws MappingException if there is more
     */
    public static void close(JsonParser parser) {
        try (parser) {
            if (parser.nextToken() != null) {
                throw new MappingException(TARGET, null, "malformed JSON: something follows the value");
            }
        } catch (IOException e) {
            throw JsonFailure.of(e, TARGET);
        }
    }

    private static JsonParser start(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new MappingException(TARGET, null, "is empty; give a JSON value");
        }
        return parser;
    }

    private void checkLength(long length) {
        if (length > limits.maxDocumentBytes()) {
            throw new MappingException(
                    TARGET,
                    null,
                    "is of length " + length + ", more than the limit maxDocumentBytes " + limits.maxDocumentBytes());
        }
    }
}
