package dev.scamander.connect.source;

import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.connect.source.config.TableName;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    static final String TABLE = "table";
    static final String UNIT = "unit";

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

    /** This slice as Connect keeps it beside an offset. */
    Map<String, String> sourcePartition() {
        Map<String, String> partition = new LinkedHashMap<>();
        partition.put(TABLE, table.toString());
        partition.put(UNIT, number + "/" + of);
        return partition;
    }

    /**
     * Reads what {@link #sourcePartition} wrote.
     *
     * @throws IllegalArgumentException if it is not of that form, saying what is wrong
     */
    static SnapshotUnit parse(Map<String, ?> sourcePartition) {
        if (!(sourcePartition.get(TABLE) instanceof String table)
                || !(sourcePartition.get(UNIT) instanceof String unit)
                || sourcePartition.size() != 2
                || !unit.matches("\\d{1,5}/\\d{1,5}")) {
            throw new IllegalArgumentException("A source partition is {\"" + TABLE + "\": \"keyspace.table\", \"" + UNIT
                    + "\": \"number/units\"}, not " + sourcePartition);
        }
        int slash = unit.indexOf('/');
        return new SnapshotUnit(
                TableName.parse(table),
                Integer.parseInt(unit.substring(0, slash)),
                Integer.parseInt(unit.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return table + " unit " + number + "/" + of;
    }
}
