package dev.scamander.mapping.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A parsed mapping: which part of a record goes to which column.
 *
 * @param text the text it was parsed from, kept for messages that point into it
 * @param assignments the assignments in the order written; no target occurs twice
 */
public record Mapping(String text, List<Assignment> assignments) {
    /** Keeps the assignments in an unmodifiable list. */
    public Mapping {
        assignments = List.copyOf(assignments);
    }

    /**
     * Parses a mapping.
     *
     * @param text such as {@code id=key, name=value.name}
     * @throws InvalidMappingException if the text is no mapping; the message points at the character
     */
    public static Mapping parse(String text) {
        return new MappingParser(text).parse();
    }

    /** Whether it keeps running totals: whether one of its columns is a sum, a count, a minimum or a maximum. */
    public boolean aggregates() {
        return assignments.stream()
                .anyMatch(assignment -> assignment.source() instanceof Source.Applied applied
                        && applied.operator().isAggregate());
    }

    /**
     * An error about a place of this mapping, for checks that need more than the text (such as the table).
     *
     * @param position the place in {@link #text}, from 0
     * @param reason what is wrong and what would be right
     */
    public InvalidMappingException error(int position, String reason) {
        return new InvalidMappingException(text, position, reason);
    }

    /** Prints the mapping in the language; parsing the result gives an equal mapping. */
    @Override
    public String toString() {
        return assignments.stream().map(Assignment::toString).collect(Collectors.joining(", "));
    }
}
