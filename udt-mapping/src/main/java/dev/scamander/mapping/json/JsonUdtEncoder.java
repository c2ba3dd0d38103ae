package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.UdtLayout;
import java.io.IOException;
import java.util.List;

/**
 * A UDT from an object. Fields are written as they come; one that comes later in the document than its place in the
 * type is moved there afterwards.
 */
final class JsonUdtEncoder extends JsonCompositeEncoder {

    private final List<String> names;
    private final JsonFields fields;
    private final JsonEncoder[] encoders;
    private final boolean refuseMissing;
    private final boolean refuseUnknown;

    JsonUdtEncoder(
            String target,
            List<String> names,
            List<JsonEncoder> encoders,
            MappingSettings settings,
            JsonDocuments documents) {
        super(target, documents);
        this.names = names;
        this.fields = new JsonFields(names);
        this.encoders = encoders.toArray(JsonEncoder[]::new);
        this.refuseMissing = settings.missingField() == MissingFieldPolicy.FAIL;
        this.refuseUnknown = settings.unknownField() == UnknownFieldPolicy.FAIL;
    }

    @Override
    String wanted() {
        return "an object with the fields " + names;
    }

    @Override
    void body(JsonParser parser, CqlOutput out) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw unsuitable(parser, wanted());
        }
        int start = out.position();
        int written = 0;
        long looselyNamed = 0;
        boolean gaps = false;
        int field = JsonFields.START;
        while (true) {
            int match = nextField(parser, field);
            if (match >= 0) {
                int index = match & ~JsonFields.LOOSE;
                long bit = index < Long.SIZE ? 1L << index : 0;
                field = index;
                if (match != index) {
                    if (index < written && (looselyNamed & bit) == 0 && isGiven(index, start, out)) {
                        // the very name came before
                        passOver(parser);
                        continue;
                    }
                    looselyNamed |= bit;
                } else if ((looselyNamed & bit) != 0) {
                    looselyNamed ^= bit;
                    UdtLayout.forget(out, start, index);
                    gaps = true;
                }
                if (index >= written) {
                    gaps |= index > written;
                    UdtLayout.skip(out, index - written);
                    written = index + 1;
                    writeField(index, parser, out);
                } else {
                    writeLate(index, start, parser, out);
                }
            } else if (match == JsonFields.UNKNOWN) {
                passOver(parser);
            } else {
                break;
            }
        }
        if (written < encoders.length) {
            gaps = true;
            UdtLayout.skip(out, encoders.length - written);
        }
        if (gaps) {
            int missing = UdtLayout.close(out, start, encoders.length);
            if (missing >= 0 && refuseMissing) {
                throw new MappingException(
                        target(),
                        null,
                        "the field " + names.get(missing) + " is missing, which missingField=FAIL forbids");
            }
        }
    }

    private int nextField(JsonParser parser, int previous) {
        try {
            return fields.next(parser, previous);
        } catch (IOException e) {
            throw atField(parser, e);
        }
    }

    private static boolean isGiven(int index, int start, CqlOutput out) {
        return !UdtLayout.isMissing(out, UdtLayout.find(out, start, index));
    }

    private void writeField(int index, JsonParser parser, CqlOutput out) {
        int mark = out.beginValue();
        try {
            parser.nextToken();
            if (encoders[index].encode(parser, out)) {
                out.endValue(mark);
            } else {
                out.nullValue(mark);
            }
        } catch (MappingException e) {
            throw e.inField(names.get(index));
        } catch (IOException e) {
            throw JsonFailure.of(e, encoders[index].target()).inField(names.get(index));
        }
    }

    private void writeLate(int index, int start, JsonParser parser, CqlOutput out) throws IOException {
        int place = UdtLayout.find(out, start, index);
        if (!UdtLayout.isMissing(out, place)) {
            throw new MappingException(target(), null, "the field is given twice").inField(parser.currentName());
        }
        int tail = out.position();
        writeField(index, parser, out);
        out.moveTail(tail, place, Integer.BYTES);
    }

    private void passOver(JsonParser parser) throws IOException {
        String name = parser.currentName();
        if (refuseUnknown) {
            throw new MappingException(
                            target(), null, "there is no such field; the type has " + names + " and unknownField=FAIL")
                    .inField(name);
        }
        try {
            parser.nextToken();
            parser.skipChildren();
        } catch (IOException e) {
            throw JsonFailure.of(e, target()).inField(name);
        }
    }
}
