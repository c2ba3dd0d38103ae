package dev.scamander.connect.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Allows some words, in any case of letters, and says which they are. */
public final class OneOf implements ConfigDef.Validator {
    private final List<String> words;
    private final boolean orNothing;

    private OneOf(List<String> words, boolean orNothing) {
        this.words = List.copyOf(words);
        this.orNothing = orNothing;
    }

    /** The constants' names as they are. */
    public static OneOf names(Enum<?>... constants) {
        return new OneOf(Arrays.stream(constants).map(Enum::name).toList(), false);
    }

    /** The constants' names in lower case. */
    public static OneOf lowerCaseNames(Enum<?>... constants) {
        return new OneOf(
                Arrays.stream(constants)
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList(),
                false);
    }

    /** One of these words. */
    public static OneOf words(String... words) {
        return new OneOf(List.of(words), false);
    }

    /** One of these words, or empty text for none. */
    public static OneOf orNothing(List<String> words) {
        return new OneOf(words, true);
    }

    /** The constant that a validated value names. */
    public static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value.trim().toUpperCase(Locale.ROOT));
    }

    @Override
    public void ensureValid(String name, Object value) {
        String text = value == null ? "" : ((String) value).trim();
        boolean known = words.stream().anyMatch(text::equalsIgnoreCase);
        if (!known && !(orNothing && text.isEmpty())) {
            throw new ConfigException(name, value, "give one of " + this);
        }
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
