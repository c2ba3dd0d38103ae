package dev.scamander.cassandra.write;

/** The newest operation of each key of a partition, found by the hash that the key has anyway. Guarded by the pipeline's lock. */
final class KeyTable {
    private static final int SMALLEST = 2;

    /** At most half full; an operation is at the place of its hash, or behind it without a gap between. */
    private Operation[] places;

    private int[] hashes;
    private int size;

    /** Null if there is none. */
    Operation get(KeyBytes key) {
        if (size == 0) {
            return null;
        }
        int at = find(key);
        return places[at];
    }

    /** Takes an operation in, and gives back the one whose place it takes; null if none. */
    Operation put(Operation operation) {
        if (places == null) {
            clear();
        }
        int at = find(operation.rowKey);
        Operation before = places[at];
        places[at] = operation;
        hashes[at] = operation.rowKey.hashCode();
        if (before == null && 2 * ++size > places.length) {
            grow();
        }
        return before;
    }

    /** Where the key is, or the gap where it would be. */
    private int find(KeyBytes key) {
        int hash = key.hashCode();
        int mask = places.length - 1;
        int at = hash & mask;
        while (places[at] != null && !(hashes[at] == hash && places[at].rowKey.equals(key))) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        Operation[] before = places;
        int[] hashesBefore = hashes;
        places = new Operation[2 * before.length];
        hashes = new int[places.length];
        int mask = places.length - 1;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != null) {
                int at = hashesBefore[i] & mask;
                while (places[at] != null) {
                    at = at + 1 & mask;
                }
                places[at] = before[i];
                hashes[at] = hashesBefore[i];
            }
        }
    }

    /** Forgets an operation, if it is still the newest of its key. */
    void remove(Operation operation) {
        if (size == 0) {
            return;
        }
        int mask = places.length - 1;
        int gap = operation.rowKey.hashCode() & mask;
        while (places[gap] != operation) {
            if (places[gap] == null) {
                return;
            }
            gap = gap + 1 & mask;
        }
        size--;
        for (int at = gap + 1 & mask; places[at] != null; at = at + 1 & mask) {
            boolean mayMove = (at - hashes[at] & mask) >= (at - gap & mask);
            if (mayMove) {
                places[gap] = places[at];
                hashes[gap] = hashes[at];
                gap = at;
            }
        }
        places[gap] = null;
    }

    void clear() {
        places = new Operation[SMALLEST];
        hashes = new int[SMALLEST];
        size = 0;
    }
}
