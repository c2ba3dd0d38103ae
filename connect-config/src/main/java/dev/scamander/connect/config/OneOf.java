package dev.scamander.connect.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Allows some words, in any case of letters, and says which they are. */
public final class OneOf implements ConfigDef.Validator {
    private final List<String> words;
    private final List<String> oldWords;

    private OneOf(List<String> words) {
        this(words, List.of());
    }

    private OneOf(List<String> words, List<String> oldWords) {
        this.words = List.copyOf(words);
        this.oldWords = List.copyOf(oldWords);
    }

    /** The constants' names as they are. */
    public static OneOf names(Enum<?>... constants) {
        return new OneOf(Arrays.stream(constants).map(Enum::name).toList());
    }

    /** The constants' names in lower case. */
    public static OneOf lowerCaseNames(Enum<?>... constants) {
        return new OneOf(Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    /** One of these words. */
    public static OneOf words(String... words) {
        return new OneOf(List.of(words));
    }

    /** Also allows words that configurations may still have and nobody should write any more: they are not offered. */
    public OneOf orFormerly(String... former) {
        return new OneOf(words, List.of(former));
    }

    /** The constant that a validated value names. */
    public static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value.trim().toUpperCase(Locale.ROOT));
    }

    @Override
    public void ensureValid(String name, Object value) {
        String text = value == null ? "" : ((String) value).trim();
        if (Stream.concat(words.stream(), oldWords.stream()).noneMatch(text::equalsIgnoreCase)) {
            throw new ConfigException(name, value, "give one of " + this);
        }
    }

    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
