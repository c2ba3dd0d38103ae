package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.io.IOException;

/** A map from an object, whose names are the keys; or from an array of arrays of a key and a value. */
final class JsonMapEncoder extends JsonCompositeEncoder {

    private final JsonEncoder key;
    private final JsonEncoder value;

    JsonMapEncoder(String target, JsonEncoder key, JsonEncoder value, JsonDocuments documents) {
        super(target, documents);
        this.key = key;
        this.value = value;
    }

    @Override
    String wanted() {
        return "an object";
    }

    @Override
    void body(JsonParser parser, CqlOutput out) throws IOException {
        JsonToken token = parser.currentToken();
        int start = out.position();
        out.writeInt(0);
        int count;
        if (token == JsonToken.START_OBJECT) {
            count = writeObject(parser, out);
        } else if (token == JsonToken.START_ARRAY) {
            count = writePairs(parser, out);
        } else {
            throw unsuitable(parser, wanted());
        }
        out.putInt(start, count);
    }

    private int writeObject(JsonParser parser, CqlOutput out) throws IOException {
        int count = 0;
        while (nextName(parser)) {
            String name = parser.currentName();
            try {
                writePart(key, "key", parser, out);
                parser.nextToken();
                writePart(value, "value", parser, out);
            } catch (MappingException e) {
                throw e.inEntry(name);
            } catch (IOException e) {
                throw JsonFailure.of(e, target()).inEntry(name);
            }
            count++;
        }
        return count;
    }

    private boolean nextName(JsonParser parser) {
        try {
            return parser.nextToken() == JsonToken.FIELD_NAME;
        } catch (IOException e) {
            throw atField(parser, e);
        }
    }

    private int writePairs(JsonParser parser, CqlOutput out) throws IOException {
        int count = 0;
        while (nextItem(parser, count)) {
            try {
                if (parser.currentToken() != JsonToken.START_ARRAY) {
                    throw unsuitable(parser, "an array of a key and a value");
                }
                requirePart(parser);
                writePart(key, "key", parser, out);
                requirePart(parser);
                writePart(value, "value", parser, out);
                if (parser.nextToken() != JsonToken.END_ARRAY) {
                    throw new MappingException(target(), null, "has more than a key and a value");
                }
            } catch (MappingException e) {
                throw e.inItem(count);
            }
            count++;
        }
        return count;
    }

    private void requirePart(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            throw new MappingException(target(), null, "has less than a key and a value");
        }
    }

    private static void writePart(JsonEncoder part, String name, JsonParser parser, CqlOutput out) {
        int mark = out.beginValue();
        if (!part.encode(parser, out)) {
            throw new MappingException(part.target(), null, "is null, which no " + name + " of a map can be");
        }
        out.endValue(mark);
    }
}
