package dev.scamander.mapping.language;

/**
 * One {@code target = source} of a mapping.
 *
 * @param target what is filled
 * @param source what it is filled with
 * @param targetPosition where the target starts in the mapping's text, from 0
 * @param sourcePosition where the source starts in the mapping's text, from 0
 */
public record Assignment(Target target, Source source, int targetPosition, int sourcePosition) {
    @Override
    public String toString() {
        return target + "=" + source;
    }
}
