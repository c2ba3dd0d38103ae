package dev.scamander.cassandra.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final int COLUMNS = 5;

    @Provide
    Arbitrary<List<ByteBuffer>> rows() {
        Arbitrary<ByteBuffer> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(9).map(ByteBuffer::wrap);
        Arbitrary<ByteBuffer> unset = Arbitraries.create(() -> ProtocolConstants.UNSET_VALUE);
        return Arbitraries.oneOf(bytes, unset, unset).injectNull(0.2).list().ofSize(COLUMNS);
    }

    private static byte[] cells(List<ByteBuffer> row) {
        return Cells.of(row.toArray(ByteBuffer[]::new));
    }

    private static List<ByteBuffer> values(byte[] cells) {
        return Arrays.asList(Cells.values(cells, COLUMNS));
    }

    @Property
    void holdsEveryValue(@ForAll("rows") List<ByteBuffer> row) {
        byte[] cells = cells(row);
        Cells.require(cells, COLUMNS);
        assertThat(values(cells)).isEqualTo(row);
        for (int i = 0; i < COLUMNS; i++) {
            boolean unset = row.get(i) == ProtocolConstants.UNSET_VALUE;
            assertThat(values(cells).get(i) == ProtocolConstants.UNSET_VALUE).isEqualTo(unset);
        }
    }

    @Property
    void laterValuesTakeThePlaceOfEarlierOnesWhereTheyAreSet(
            @ForAll("rows") List<ByteBuffer> under, @ForAll("rows") List<ByteBuffer> over) {
        List<ByteBuffer> merged = values(Cells.merge(cells(under), cells(over), COLUMNS));
        boolean covers = true;
        for (int i = 0; i < COLUMNS; i++) {
            boolean lower = over.get(i) == ProtocolConstants.UNSET_VALUE;
            assertThat(merged.get(i)).isEqualTo(lower ? under.get(i) : over.get(i));
            covers &= !lower || under.get(i) == ProtocolConstants.UNSET_VALUE;
        }
        assertThat(Cells.covers(cells(over), cells(under), COLUMNS)).isEqualTo(covers);
    }

    @Property
    void whatIsCutOffOrTooLongIsRefused(@ForAll("rows") List<ByteBuffer> row) {
        byte[] cells = cells(row);
        for (int length = 0; length < cells.length; length++) {
            byte[] part = Arrays.copyOf(cells, length);
            assertThatThrownBy(() -> Cells.require(part, COLUMNS)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Cells.require(Arrays.copyOf(cells, cells.length + 1), COLUMNS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLengthThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> Cells.require(new byte[] {-1, -1, -1, -3}, 1))
                .hasMessage("the row's 4 bytes are not 1 values, each behind its length");
    }
}
