package dev.scamander.cassandra.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.internal.core.protocol.ByteBufPrimitiveCodec;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import com.datastax.oss.protocol.internal.request.Batch;
import com.datastax.oss.protocol.internal.request.query.QueryOptions;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The driver's own codec is the oracle: both must write the same bytes. */
class CellBatchCodecTest {
    private static final ByteBufPrimitiveCodec PRIMITIVES = new ByteBufPrimitiveCodec(UnpooledByteBufAllocator.DEFAULT);

    @Property
    void writesWhatTheDriversCodecWrites(@ForAll long seed) {
        Random random = new Random(seed);
        List<Object> ids = new ArrayList<>();
        List<List<ByteBuffer>> plain = new ArrayList<>();
        EncodedRows encoded = new EncodedRows(4);
        for (int statement = random.nextInt(4); statement >= 0; statement--) {
            byte[] id = new byte[random.nextInt(20)];
            random.nextBytes(id);
            ids.add(id);
            List<ByteBuffer> values = values(random);
            byte[] cells = cells(values);
            long timestamp = random.nextLong();
            values.add(ByteBuffer.allocate(Long.BYTES).putLong(0, timestamp));
            int ttl =
                    switch (random.nextInt(3)) {
                        case 0 -> EncodedRows.NO_TTL;
                        case 1 -> Cells.UNSET;
                        default -> random.nextInt(3);
                    };
            if (ttl == Cells.UNSET) {
                values.add(ProtocolConstants.UNSET_VALUE);
            } else if (ttl != EncodedRows.NO_TTL) {
                values.add(ByteBuffer.allocate(Integer.BYTES).putInt(0, ttl));
            }
            plain.add(values);
            encoded.add(EncodedRows.head(ByteBuffer.wrap(id), values.size()), cells, timestamp, ttl);
        }
        int version = random.nextBoolean() ? ProtocolConstants.Version.V4 : ProtocolConstants.Version.V5;
        int serial = random.nextBoolean()
                ? ProtocolConstants.ConsistencyLevel.SERIAL
                : ProtocolConstants.ConsistencyLevel.LOCAL_SERIAL;
        long timestamp = random.nextBoolean() ? QueryOptions.NO_DEFAULT_TIMESTAMP : random.nextLong();

        ByteBuf expected = encode(new Batch.Codec(version), batch(ids, plain, serial, timestamp));
        ByteBuf actual =
                encode(new CellBatchCodec(version), batch(List.of("any"), List.of(encoded), serial, timestamp));

        assertThat(ByteBufUtil.hexDump(actual)).isEqualTo(ByteBufUtil.hexDump(expected));
        ByteBuf inParts = Unpooled.compositeBuffer();
        inParts.capacity(actual.readableBytes() / 2).capacity(actual.readableBytes());
        new CellBatchCodec(version)
                .encode(inParts, batch(List.of("any"), List.of(encoded), serial, timestamp), PRIMITIVES);
        assertThat(ByteBufUtil.hexDump(inParts)).as("a buffer of two parts").isEqualTo(ByteBufUtil.hexDump(expected));
    }

    @Property(tries = 50)
    void leavesOtherBatchesToTheDriversCodec(@ForAll long seed) {
        Random random = new Random(seed);
        List<List<ByteBuffer>> values = List.of(values(random), values(random));
        List<Object> statements = List.of("INSERT", new byte[] {1, 2});
        int serial = ProtocolConstants.ConsistencyLevel.SERIAL;
        int version = ProtocolConstants.Version.V5;

        ByteBuf expected = encode(new Batch.Codec(version), batch(statements, values, serial, 7));
        ByteBuf actual = encode(new CellBatchCodec(version), batch(statements, values, serial, 7));

        assertThat(ByteBufUtil.hexDump(actual)).isEqualTo(ByteBufUtil.hexDump(expected));
    }

    private static Batch batch(List<Object> ids, List<List<ByteBuffer>> values, int serial, long timestamp) {
        return new Batch(
                ProtocolConstants.BatchType.UNLOGGED,
                ids,
                values,
                ProtocolConstants.ConsistencyLevel.LOCAL_ONE,
                serial,
                timestamp,
                null,
                QueryOptions.NO_NOW_IN_SECONDS);
    }

    /** Writes into a buffer of the size that the codec foretells, which cannot grow. */
    private static ByteBuf encode(Batch.Codec codec, Batch batch) {
        int size = codec.encodedSize(batch);
        ByteBuf body = Unpooled.buffer(size, size);
        codec.encode(body, batch, PRIMITIVES);
        assertThat(body.readableBytes()).isEqualTo(size);
        return body;
    }

    private static List<ByteBuffer> values(Random random) {
        List<ByteBuffer> values = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            values.add(
                    switch (random.nextInt(6)) {
                        case 0 -> null;
                        case 1 -> ProtocolConstants.UNSET_VALUE;
                        default -> ByteBuffer.wrap(bytes);
                    });
        }
        return values;
    }

    private static byte[] cells(List<ByteBuffer> values) {
        return Cells.of(values.toArray(ByteBuffer[]::new));
    }
}
