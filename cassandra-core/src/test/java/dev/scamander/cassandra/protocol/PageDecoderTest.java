package dev.scamander.cassandra.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.internal.core.protocol.ByteBufPrimitiveCodec;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import com.datastax.oss.protocol.internal.response.result.ColumnSpec;
import com.datastax.oss.protocol.internal.response.result.DefaultRows;
import com.datastax.oss.protocol.internal.response.result.RawType;
import com.datastax.oss.protocol.internal.response.result.Rows;
import com.datastax.oss.protocol.internal.response.result.RowsMetadata;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against the driver's own codec, which encodes the pages and says what is in them. */
class PageDecoderTest {

    private static final int VERSION = ProtocolConstants.Version.V5;
    private static final ByteBufPrimitiveCodec PRIMITIVES = new ByteBufPrimitiveCodec(ByteBufAllocator.DEFAULT);

    @Property(tries = 200)
    void givesWhatTheDriversDecoderGives(
            @ForAll long seed, @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(min = 1, max = 9) int columns) {
        ByteBuf encoded = encoded(rows(new Random(seed), rows, columns), columns);
        int length = encoded.readableBytes();
        // Another response may follow in the same buffer.
        encoded.writeInt(42);

        Rows expected = (Rows) new DefaultRows.SubCodec(VERSION).decode(encoded.duplicate(), PRIMITIVES);
        int before = encoded.readerIndex();
        Rows decoded = (Rows) new PageDecoder(VERSION).decode(encoded, PRIMITIVES);

        assertThat(encoded.readerIndex() - before).isEqualTo(length);
        assertThat(encoded.readInt()).isEqualTo(42);
        Queue<List<ByteBuffer>> page = decoded.getData();
        assertThat(page).hasSize(rows);
        assertThat(new ArrayList<>(page)).isEqualTo(new ArrayList<>(expected.getData()));
        for (List<ByteBuffer> row : expected.getData()) {
            assertThat(page.peek()).isEqualTo(row);
            List<ByteBuffer> taken = page.poll();
            assertThat(taken).isEqualTo(row);
        }
        assertThat(page.poll()).isNull();
        assertThat(decoded.getMetadata().columnCount).isEqualTo(columns);
    }

    @Property(tries = 50)
    void readsAPageThatComesInPieces(@ForAll long seed, @ForAll @IntRange(max = 40) int rows) {
        ByteBuf encoded = encoded(rows(new Random(seed), rows, 3), 3);
        int middle = new Random(seed).nextInt(encoded.readableBytes());
        ByteBuf pieces =
                Unpooled.wrappedBuffer(encoded.copy(0, middle), encoded.copy(middle, encoded.readableBytes() - middle));

        Rows expected = (Rows) new DefaultRows.SubCodec(VERSION).decode(encoded, PRIMITIVES);
        Rows decoded = (Rows) new PageDecoder(VERSION).decode(pieces, PRIMITIVES);

        assertThat(new ArrayList<>(decoded.getData())).isEqualTo(new ArrayList<>(expected.getData()));
        assertThat(pieces.isReadable()).isFalse();
    }

    @Test
    void aPageTakesNoMoreRows() {
        PageRows page = new PageRows(new byte[0], new int[0], 1);

        assertThatThrownBy(() -> page.add(List.of())).isInstanceOf(UnsupportedOperationException.class);
    }

    private static List<List<ByteBuffer>> rows(Random random, int rows, int columns) {
        List<List<ByteBuffer>> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<ByteBuffer> values = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                byte[] value = new byte[random.nextInt(20)];
                random.nextBytes(value);
                values.add(random.nextInt(5) == 0 ? null : ByteBuffer.wrap(value));
            }
            all.add(values);
        }
        return all;
    }

    private static ByteBuf encoded(List<List<ByteBuffer>> rows, int columns) {
        List<ColumnSpec> specs = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            specs.add(new ColumnSpec(
                    "ks", "t", "c" + column, column, RawType.PRIMITIVES.get(ProtocolConstants.DataType.BLOB)));
        }
        ByteBuf buffer = Unpooled.buffer();
        new DefaultRows.SubCodec(VERSION)
                .encode(
                        buffer,
                        new DefaultRows(new RowsMetadata(specs, null, null, null), new ArrayDeque<>(rows)),
                        PRIMITIVES);
        return buffer;
    }
}
