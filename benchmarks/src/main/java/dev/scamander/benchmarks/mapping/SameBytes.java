package dev.scamander.benchmarks.mapping;

import java.util.List;

/** The check before the measuring: what is fast but wrong does not take part. */
final class SameBytes {

    private SameBytes() {}

    /**
     * Compares two dumps of columns.
     *
     * @throws IllegalStateException naming the first record and column that differ
     */
    static void require(String reference, List<String> expected, String contender, List<String> actual) {
        for (int line = 0; line < Math.min(expected.size(), actual.size()); line++) {
            if (!expected.get(line).equals(actual.get(line))) {
                throw new IllegalStateException("%s and %s make different bytes:%n  %s%n  %s"
                        .formatted(reference, contender, expected.get(line), actual.get(line)));
            }
        }
        if (expected.size() != actual.size()) {
            throw new IllegalStateException(
                    "%s made %d columns, %s made %d".formatted(reference, expected.size(), contender, actual.size()));
        }
    }
}
