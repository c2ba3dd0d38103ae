package dev.scamander.connect.sink.config;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import java.util.List;

/**
 * A key such as {@code topic.orders.eu.shop."Orders".mapping}, taken apart. It is read from its end, since topics may
 * contain dots and keyspaces, tables and options may not.
 */
sealed interface TopicKey {
    /** What all of these keys begin with. */
    String PREFIX = "topic.";

    /** The topic, as named in the key. */
    String topic();

    /** The last part of the key: which setting it is. */
    String option();

    /**
     * A setting of one table of one topic.
     *
     * @param topic the topic's name
     * @param keyspace the keyspace as written in the key, quotes included
     * @param table the table as written in the key, quotes included
     * @param option such as {@code mapping}
     */
    record Table(String topic, String keyspace, String table, String option) implements TopicKey {
        /** The part of the key that all settings of this table share, with its closing dot. */
        String prefix() {
            return PREFIX + topic + '.' + keyspace + '.' + table + '.';
        }
    }

    /**
     * A setting of a topic's codecs.
     *
     * @param topic the topic's name
     * @param option such as {@code timeZone}
     */
    record Codec(String topic, String option) implements TopicKey {}

    /**
     * Takes a key apart.
     *
     * @param key a key that begins with {@link #PREFIX}
     * @throws IllegalArgumentException if it has too few parts, saying which parts there should be
     */
    static TopicKey parse(String key) {
        List<String> parts = List.of(key.substring(PREFIX.length()).split("\\.", -1));
        int last = parts.size() - 1;
        if (last >= 2
                && parts.get(last - 1).equals("codec")
                && !TableOptions.DEFINITION.names().contains(parts.get(last))) {
            return new Codec(join(parts, last - 1), parts.get(last));
        }
        if (last < 3 || parts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "Not of the form topic.<topic>.<keyspace>.<table>.<setting> or topic.<topic>.codec.<setting>");
        }
        return new Table(join(parts, last - 2), parts.get(last - 2), parts.get(last - 1), parts.get(last));
    }

    /**
     * A name of a keyspace or table as keys hold it: with quotes it is CQL, without them it is the name itself, upper
     * case letters and all.
     *
     * @throws IllegalArgumentException if quotes are not closed
     */
    static CqlIdentifier identifier(String name) {
        return name.indexOf('"') >= 0 ? CqlIdentifier.fromCql(name) : CqlIdentifier.fromInternal(name);
    }

    private static String join(List<String> parts, int end) {
        return String.join(".", parts.subList(0, end));
    }
}
