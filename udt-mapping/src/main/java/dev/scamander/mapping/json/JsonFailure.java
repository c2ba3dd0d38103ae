package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.scamander.mapping.MappingException;
import java.io.IOException;
import java.util.regex.Pattern;

/** What the parser has to say, in our words. */
public final class JsonFailure {

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}+");

    private JsonFailure() {}

    /**
     * Makes the error of a document that cannot be parsed.
     *
     * @param cause what the parser threw
     * @param target what was to be read from the document
     * @return the error, to be thrown
     */
    public static MappingException of(IOException cause, String target) {
        if (cause instanceof StreamConstraintsException limit) {
            return new MappingException(target, null, "the value " + limit.getOriginalMessage());
        }
        if (cause instanceof JsonProcessingException syntax) {
            JsonLocation at = syntax.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            return new MappingException(
                    target, null, "malformed JSON" + where + ": " + oneLine(syntax.getOriginalMessage()));
        }
        return new MappingException(target, null, "malformed JSON: " + oneLine(cause.getMessage()));
    }

    private static String oneLine(String message) {
        if (message == null) {
            return "no reason given";
        }
        String line = CONTROL_CHARACTERS.matcher(message).replaceAll(" ");
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
