package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.scamander.mapping.FieldNames;
import java.io.IOException;
import java.util.List;

/**
 * The fields that are wanted from an object. Documents of one topic have their fields in one order: each field
 * remembers which one came after it, and the parser compares that name with the bytes at hand, without looking it up.
 *
 * <p>Names match exactly, or else without regard to case if that leaves no doubt which field is meant.
 */
public final class JsonFields {

    /** There are no more fields; the parser stands on the end of the object. */
    public static final int END = -1;

    /** The field is none of those wanted; the parser stands on its name. */
    public static final int UNKNOWN = FieldNames.UNKNOWN;

    /** What {@link #next} is given for the first field of an object. */
    public static final int START = -1;

    /** The names as documents last spelled them. */
    private final SerializedString[] names;

    private final FieldNames lookup;

    /**
     * Which field was last seen after each field, the first one at index 0. Written by many threads without a lock, as
     * {@link #names} is: a lost or a torn guess costs a look-up, not correctness.
     */
    private final int[] followers;

    /**
     * Prepares fields.
     *
     * @param names their names, whose positions are their indexes
     */
    public JsonFields(List<String> names) {
        int count = names.size();
        this.lookup = new FieldNames(names);
        this.names = new SerializedString[count];
        this.followers = new int[count + 1];
        for (int i = 0; i < count; i++) {
            this.names[i] = spelled(names.get(i));
            this.followers[i] = i;
        }
    }

    /**
     * Goes on to the next field of an object.
     *
     * @param parser on the start of the object, or on the last token of a field's value
     * @param previous the index of the field before, {@link #START} before the first; any index after an unknown field
     * @return the index of the field on whose name the parser stands now, or {@link #UNKNOWN} or {@link #END}
     * @throws IOException if the parser does
     */
    public int next(JsonParser parser, int previous) throws IOException {
        int guess = followers[previous + 1];
        if (guess < names.length) {
            if (parser.nextFieldName(names[guess])) {
                return guess;
            }
            if (parser.currentToken() != JsonToken.FIELD_NAME) {
                return END;
            }
        } else if (parser.nextFieldName() == null) {
            return END;
        }
        String name = parser.currentName();
        int found = find(name);
        if (found >= 0) {
            followers[previous + 1] = found;
            if (!names[found].getValue().equals(name)) {
                names[found] = spelled(name);
            }
        }
        return found;
    }

    private static SerializedString spelled(String name) {
        SerializedString spelled = new SerializedString(name);
        spelled.asQuotedUTF8();
        return spelled;
    }

    /**
     * Looks a field up.
     *
     * @param name its name in the document
     * @return its index or {@link #UNKNOWN}
     */
    public int find(String name) {
        return lookup.find(name);
    }
}
