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
final class JsonFields {

    /** There are no more fields; the parser stands on the end of the object. */
    static final int END = -1;

    /** The field is none of those wanted; the parser stands on its name. */
    static final int UNKNOWN = FieldNames.UNKNOWN;

    /** Added to the index of a field whose name in the document differs in case. */
    static final int LOOSE = 1 << 30;

    /** What {@link #next} is given for the first field of an object. */
    static final int START = -1;

    private final SerializedString[] declared;

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
    JsonFields(List<String> names) {
        int count = names.size();
        this.lookup = new FieldNames(names);
        this.declared = new SerializedString[count];
        this.followers = new int[count + 1];
        for (int i = 0; i < count; i++) {
            this.declared[i] = spelled(names.get(i));
            this.followers[i] = i;
        }
        this.names = declared.clone();
    }

    /**
     * Goes on to the next field of an object.
     *
     * @param parser on the start of the object, or on the last token of a field's value
     * @param previous the index of the field before, {@link #START} before the first; any index after an unknown field
     * @return the index of the field on whose name the parser stands now, with {@link #LOOSE} if that is not its very
     *     name; or {@link #UNKNOWN} or {@link #END}
     * @throws IOException if the parser does
     */
    int next(JsonParser parser, int previous) throws IOException {
        int guess = followers[previous + 1];
        if (guess < names.length) {
            SerializedString name = names[guess];
            if (parser.nextFieldName(name)) {
                return name == declared[guess] ? guess : guess | LOOSE;
            }
            if (parser.currentToken() != JsonToken.FIELD_NAME) {
                return END;
            }
        } else if (parser.nextFieldName() == null) {
            return END;
        }
        String name = parser.currentName();
        int found = lookup.find(name);
        if (found < 0) {
            return found;
        }
        followers[previous + 1] = found;
        boolean exactly = declared[found].getValue().equals(name);
        if (exactly) {
            names[found] = declared[found];
        } else if (!names[found].getValue().equals(name)) {
            names[found] = spelled(name);
        }
        return exactly ? found : found | LOOSE;
    }

    private static SerializedString spelled(String name) {
        SerializedString spelled = new SerializedString(name);
        spelled.asQuotedUTF8();
        return spelled;
    }
}
