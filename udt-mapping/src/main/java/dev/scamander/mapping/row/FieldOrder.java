package dev.scamander.mapping.row;

import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that records have had at one place, and which one came after which. Records of one topic mostly agree in that,
 * so that a parser need only compare the bytes at hand with the name that came next the last time.
 */
final class FieldOrder {
    /** What comes before the first name. */
    static final int START = -1;

    /** The place of a name that is not worth remembering. */
    static final int NOWHERE = -2;

    private static final int MOST_NAMES = 128;
    private static final int LONGEST_NAME = 128;

    private final FieldNode node;
    private final Map<String, Integer> places = new HashMap<>();
    private final SerializedString[] names = new SerializedString[MOST_NAMES];
    private final FieldNode.Edge[] edges = new FieldNode.Edge[MOST_NAMES];
    private final int[] followers = new int[MOST_NAMES + 1];

    FieldOrder(FieldNode node) {
        this.node = node;
        Arrays.fill(followers, NOWHERE);
    }

    /** The place of the name that came last after the one at a place; {@link #NOWHERE} if that is not known. */
    int guessAfter(int place) {
        return place == NOWHERE ? NOWHERE : followers[place + 1];
    }

    SerializedString name(int place) {
        return names[place];
    }

    /** Where the name at a place leads to, null if nothing is mapped there. */
    FieldNode.Edge edge(int place) {
        return edges[place];
    }

    /** The place of a name, which comes after the one at another place. */
    int placeOf(String name, int previous) {
        int guess = guessAfter(previous);
        if (guess != NOWHERE && names[guess].getValue().equals(name)) {
            return guess;
        }
        Integer known = places.get(name);
        int place = known != null ? known : learn(name);
        if (previous != NOWHERE && place != NOWHERE) {
            followers[previous + 1] = place;
        }
        return place;
    }

    private static boolean isSurrogate(int c) {
        return Character.isSurrogate((char) c);
    }

    private int learn(String name) {
        int place = places.size();
        // half a surrogate pair has no bytes to compare with
        if (place == MOST_NAMES || name.length() > LONGEST_NAME || name.chars().anyMatch(FieldOrder::isSurrogate)) {
            return NOWHERE;
        }
        names[place] = new SerializedString(name);
        names[place].asQuotedUTF8();
        edges[place] = node.find(name);
        places.put(name, place);
        return place;
    }
}
