package dev.scamander.connect.source;

import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.connect.source.config.TableName;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of the equal slices of the token ring into which a table is cut for reading. It is the source partition of the
 * records read from it.
 *
 * @param table the table
 * @param number which slice, from 0
 * @param of into how many slices the table is cut
 */
record SnapshotUnit(TableName table, int number, int of) {
    static final String UNIT = "unit";

    private static final Pattern FORM = Pattern.compile("(\\S+) (\\d{1,5})/(\\d{1,5})");

    private static final BigInteger RING = BigInteger.ONE.shiftLeft(64);

    SnapshotUnit {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("unit " + number + " of " + of);
        }
    }

    /** All units of a table. */
    static List<SnapshotUnit> of(TableName table, int units) {
        return IntStream.range(0, units)
                .mapToObj(number -> new SnapshotUnit(table, number, units))
                .toList();
    }

    /** The tokens of this slice; those of all slices tile the ring. */
    TokenRange range() {
        return new TokenRange(border(number), number + 1 == of ? Long.MAX_VALUE : border(number + 1));
    }

    private long border(int index) {
        return RING.multiply(BigInteger.valueOf(index))
                .divide(BigInteger.valueOf(of))
                .add(BigInteger.valueOf(Long.MIN_VALUE))
                .longValueExact();
    }

    /**
     * This slice as Connect keeps it beside an offset. It has one entry only: workers compare partitions by the bytes of
     * their JSON, in which the order of several entries may differ.
     */
    Map<String, String> sourcePartition() {
        return Map.of(UNIT, toString());
    }

    /**
     * Reads what {@link #sourcePartition} wrote.
     *
     * @throws IllegalArgumentException if it is not of that form, saying what is wrong
     */
    static SnapshotUnit parse(Map<String, ?> sourcePartition) {
        Matcher unit = FORM.matcher(String.valueOf(sourcePartition.get(UNIT)));
        if (sourcePartition.size() != 1 || !unit.matches()) {
            throw new IllegalArgumentException("A source partition is {\"" + UNIT
                    + "\": \"keyspace.table number/units\"}, not " + sourcePartition);
        }
        return new SnapshotUnit(
                TableName.parse(unit.group(1)), Integer.parseInt(unit.group(2)), Integer.parseInt(unit.group(3)));
    }

    @Override
    public String toString() {
        return table + " " + number + "/" + of;
    }
}
