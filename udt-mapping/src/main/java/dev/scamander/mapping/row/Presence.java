package dev.scamander.mapping.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.json.JsonFailure;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;

/** For what is only counted: any value that is not null becomes a value without bytes. */
final class Presence implements SlotEncoders {
    static final Presence ENCODERS = new Presence();

    private Presence() {}

    @Override
    public CqlEncoder<JsonParser> json() {
        return Presence::skip;
    }

    @Override
    public CqlEncoder<Object> values() {
        return (value, out) -> value != null;
    }

    @Override
    public CqlEncoder<Object> connect(Schema schema) {
        return values();
    }

    private static boolean skip(JsonParser parser, CqlOutput out) {
        try {
            boolean present = parser.currentToken() != JsonToken.VALUE_NULL;
            parser.skipChildren();
            return present;
        } catch (IOException e) {
            throw JsonFailure.of(e, "count");
        }
    }
}
