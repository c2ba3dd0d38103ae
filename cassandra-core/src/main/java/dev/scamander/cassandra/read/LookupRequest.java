package dev.scamander.cassandra.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One request of some keys, and who asked for each. For one thread. */
final class LookupRequest<T> {
    private final Map<LookupKey, List<T>> askers = new LinkedHashMap<>();
    private int asked;

    void add(LookupKey key, T asker) {
        askers.computeIfAbsent(key, first -> new ArrayList<>(1)).add(asker);
        asked++;
    }

    boolean has(LookupKey key) {
        return askers.containsKey(key);
    }

    /** How many ask. */
    int askers() {
        return asked;
    }

    /** How many keys they ask for. */
    int keys() {
        return askers.size();
    }

    Iterable<LookupKey> all() {
        return askers.keySet();
    }

    /**
     * Those who asked for a row's key.
     *
     * @param key the only column of the row's key; null if the request has but one key
     */
    List<T> askersOf(ByteBuffer key) {
        return key == null ? askers.values().iterator().next() : askers.get(new LookupKey(new ByteBuffer[] {key}, key));
    }

    void forEachAsker(Consumer<T> consumer) {
        askers.values().forEach(all -> all.forEach(consumer));
    }
}
