package dev.scamander.benchmarks.spark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is read in {@code spark-read}; every contender answers all of it. */
enum ReadQuery {
    /** Every column of every row. */
    SCAN,
    /** Three columns of every row. */
    SCAN3,
    /** How many rows there are. */
    COUNT,
    /** How many rows each station has: a group per partition. */
    GROUP_BY,
    /** Every column of the rows of a thousand stations, asked for by name. */
    IN_KEYS,
    /** Every column of one station's rows. */
    PARTITION,
    /** The latest five rows of one station. */
    TOP5;

    /** The name in ratios: {@code in_keys}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One word for a process's arguments, which {@link #parse} reads. */
    static String list(List<ReadQuery> queries) {
        return queries.stream().map(ReadQuery::name).collect(Collectors.joining(","));
    }

    /** The queries of {@link #list}. */
    static List<ReadQuery> parse(String list) {
        return Stream.of(list.split(",")).map(ReadQuery::valueOf).toList();
    }
}
