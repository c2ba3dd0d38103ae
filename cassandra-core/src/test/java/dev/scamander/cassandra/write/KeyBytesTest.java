package dev.scamander.cassandra.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.cassandra.protocol.Cells;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyBytesTest {
    private static final int[] ALL = {0, 1, 2, 3};

    private static byte[] row(int... numbers) {
        ByteBuffer[] values = new ByteBuffer[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ByteBuffer.allocate(Integer.BYTES).putInt(0, numbers[i]);
        }
        return Cells.of(values);
    }

    private static KeyBytes key(byte[] cells, int... indexes) {
        return KeyBytes.row(cells, Cells.places(cells, 4), indexes);
    }

    @Test
    void equalValuesAreOneKeyWhereverTheyStandInTheRow() {
        assertThat(key(row(2008, 1, 7, 23), 1, 2))
                .isEqualTo(key(row(1, 5, 7, 5), 0, 2))
                .hasSameHashCodeAs(key(row(1, 5, 7, 5), 0, 2))
                .isNotEqualTo(key(row(2008, 1, 7, 23), 2, 1))
                .isNotEqualTo(key(row(2008, 1, 8, 23), 1, 2));
    }

    @Test
    void severalComponentsAreHashedAsTheServerDoes() {
        byte[] cells = row(1, 2, 3, 4);
        KeyBytes key = KeyBytes.partition(cells, Cells.places(cells, 4), new int[] {3, 0});
        assertThat(key.buffer()).isEqualTo(ByteBuffer.wrap(new byte[] {0, 4, 0, 0, 0, 4, 0, 0, 4, 0, 0, 0, 1, 0}));
    }

    /** Of 24 * 28 * 12 hours as many hashes must fall into different slots of a table as those of random numbers would. */
    @Test
    void hoursAreSpreadOverATable() {
        Set<Integer> low = new HashSet<>();
        Set<Integer> all = new HashSet<>();
        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= 28; day++) {
                for (int hour = 0; hour < 24; hour++) {
                    int hash = key(row(2008, month, day, hour), ALL).hashCode();
                    all.add(hash);
                    low.add(hash & 0x1FFF);
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(8060);
        // of 8064 random numbers about 5,130 are different in 13 bits
        assertThat(low).hasSizeBetween(4900, 5400);
    }
}
