package dev.scamander.cassandra.protocol;

import com.datastax.oss.protocol.internal.Message;
import com.datastax.oss.protocol.internal.PrimitiveCodec;
import com.datastax.oss.protocol.internal.response.result.DefaultRows;
import com.datastax.oss.protocol.internal.response.result.RowsMetadata;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Decodes the rows of a result: takes their bytes as a whole, and notes where each row begins.
 *
 * <p>The format is section 4.2.5.2 of the native protocol, version 5: metadata, the number of rows, and for each value its length in four
 * bytes (negative for null) before its bytes.
 */
final class PageDecoder extends DefaultRows.SubCodec {

    PageDecoder(int protocolVersion) {
        super(protocolVersion);
    }

    @Override
    public <B> Message decode(B source, PrimitiveCodec<B> decoder) {
        if (!(source instanceof ByteBuf buffer)) {
            return super.decode(source, decoder);
        }
        RowsMetadata metadata = RowsMetadata.decode(source, decoder, false, protocolVersion);
        int rows = decoder.readInt(source);
        // Pieces are put together for one response, and every look at a number would have to find the piece that it is
        // in.
        ByteBuf values = buffer.nioBufferCount() > 1 ? copy(buffer, buffer.readableBytes()) : buffer.slice();
        int[] starts = new int[rows];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            starts[row] = at;
            for (int column = 0; column < metadata.columnCount; column++) {
                at += Integer.BYTES + Math.max(0, values.getInt(at));
            }
        }
        // Other responses may follow in the same buffer.
        boolean copied = buffer.nioBufferCount() > 1 && values.capacity() == at;
        byte[] page = (copied ? values : copy(values, at)).array();
        buffer.skipBytes(at);
        return new DefaultRows(metadata, new PageRows(page, starts, metadata.columnCount));
    }

    private static ByteBuf copy(ByteBuf from, int length) {
        byte[] bytes = new byte[length];
        from.getBytes(from.readerIndex(), bytes);
        return Unpooled.wrappedBuffer(bytes);
    }
}
