package dev.scamander.cassandra.protocol;

import com.datastax.oss.protocol.internal.Message;
import com.datastax.oss.protocol.internal.PrimitiveCodec;
import com.datastax.oss.protocol.internal.PrimitiveSizes;
import com.datastax.oss.protocol.internal.ProtocolConstants.QueryFlag;
import com.datastax.oss.protocol.internal.ProtocolConstants.Version;
import com.datastax.oss.protocol.internal.request.Batch;
import com.datastax.oss.protocol.internal.util.Flags;
import io.netty.buffer.ByteBuf;

/**
 * Writes batches that are {@link EncodedRows} without looking at each value; the body of a BATCH message is as the native
 * protocol's specification has it (section 4.1.7). All other batches are left to the driver's codec.
 */
final class CellBatchCodec extends Batch.Codec {

    CellBatchCodec(int protocolVersion) {
        super(protocolVersion);
    }

    @Override
    public int encodedSize(Message message) {
        Batch batch = (Batch) message;
        EncodedRows rows = rows(batch);
        if (rows == null) {
            return super.encodedSize(message);
        }
        int size = PrimitiveSizes.BYTE + PrimitiveSizes.SHORT + rows.encodedSize();
        size += PrimitiveSizes.SHORT + (protocolVersion >= Version.V5 ? PrimitiveSizes.INT : PrimitiveSizes.BYTE);
        if (Flags.contains(batch.flags, QueryFlag.SERIAL_CONSISTENCY)) {
            size += PrimitiveSizes.SHORT;
        }
        if (Flags.contains(batch.flags, QueryFlag.DEFAULT_TIMESTAMP)) {
            size += PrimitiveSizes.LONG;
        }
        return size;
    }

    @Override
    public <B> void encode(B target, Message message, PrimitiveCodec<B> encoder) {
        Batch batch = (Batch) message;
        EncodedRows rows = rows(batch);
        if (rows == null) {
            super.encode(target, message, encoder);
            return;
        }
        ByteBuf body = (ByteBuf) target;
        body.writeByte(batch.type);
        body.writeShort(rows.size());
        rows.writeTo(body);
        body.writeShort(batch.consistency);
        if (protocolVersion >= Version.V5) {
            body.writeInt(batch.flags);
        } else {
            body.writeByte(batch.flags);
        }
        if (Flags.contains(batch.flags, QueryFlag.SERIAL_CONSISTENCY)) {
            body.writeShort(batch.serialConsistency);
        }
        if (Flags.contains(batch.flags, QueryFlag.DEFAULT_TIMESTAMP)) {
            body.writeLong(batch.defaultTimestamp);
        }
    }

    /** Null if the batch is of another kind. */
    private static EncodedRows rows(Batch batch) {
        if (batch.values.size() != 1 || !(batch.values.get(0) instanceof EncodedRows rows)) {
            return null;
        }
        if (rows.size() > 0xFFFF
                || Flags.contains(batch.flags, QueryFlag.WITH_KEYSPACE)
                || Flags.contains(batch.flags, QueryFlag.NOW_IN_SECONDS)) {
            throw new IllegalArgumentException("a batch of encoded rows has at most 65535, and no keyspace or time");
        }
        return rows;
    }
}
