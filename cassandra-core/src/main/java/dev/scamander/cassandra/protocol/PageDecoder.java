package dev.scamander.cassandra.protocol;

import com.datastax.oss.protocol.internal.Message;
import com.datastax.oss.protocol.internal.PrimitiveCodec;
import com.datastax.oss.protocol.internal.response.result.DefaultRows;
import com.datastax.oss.protocol.internal.response.result.RowsMetadata;
import io.netty.buffer.ByteBuf;

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
        int begin = buffer.readerIndex();
        int[] starts = new int[rows];
        int at = begin;
        for (int row = 0; row < rows; row++) {
            starts[row] = at - begin;
            for (int column = 0; column < metadata.columnCount; column++) {
                at += Integer.BYTES + Math.max(0, buffer.getInt(at));
            }
        }
        // Other responses may follow in the same buffer.
        byte[] bytes = new byte[at - begin];
        buffer.readBytes(bytes);
        return new DefaultRows(metadata, new PageRows(bytes, starts, metadata.columnCount));
    }
}
