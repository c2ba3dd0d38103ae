package dev.scamander.connect.sink.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A primary key as settings give it: {@code id}, {@code wsid, day DESC} or {@code (a, b), c}, as in CQL.
 *
 * @param partition the columns of the partition key
 * @param clustering the clustering columns, each of which may be followed by {@code ASC} or {@code DESC}
 */
public record PrimaryKeyText(List<String> partition, List<String> clustering) {
    /** Copies the lists. */
    public PrimaryKeyText {
        partition = List.copyOf(partition);
        clustering = List.copyOf(clustering);
    }

    /**
     * Reads a primary key.
     *
     * @throws IllegalArgumentException if it is none, saying what one looks like
     */
    static PrimaryKeyText parse(String text) {
        String rest = text.trim();
        List<String> partition = new ArrayList<>();
        if (rest.startsWith("(")) {
            int end = rest.indexOf(')');
            if (end < 0) {
                throw malformed();
            }
            partition.addAll(columns(rest.substring(1, end)));
            rest = rest.substring(end + 1).trim();
            if (!rest.isEmpty() && !rest.startsWith(",")) {
                throw malformed();
            }
            rest = rest.isEmpty() ? "" : rest.substring(1);
        }
        List<String> clustering = rest.isBlank() ? new ArrayList<>() : new ArrayList<>(columns(rest));
        if (partition.isEmpty() && !clustering.isEmpty()) {
            partition.add(clustering.remove(0));
        }
        boolean sound = !partition.isEmpty()
                && partition.stream().noneMatch(String::isEmpty)
                && clustering.stream().noneMatch(String::isEmpty)
                && !text.contains("((");
        if (!sound) {
            throw malformed();
        }
        return new PrimaryKeyText(partition, clustering);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "Not a primary key: give columns as in 'id', 'station, day DESC' or '(a, b), c'");
    }

    private static List<String> columns(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::trim).toList();
    }
}
