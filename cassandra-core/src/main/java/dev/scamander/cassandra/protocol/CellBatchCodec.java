package dev.scamander.cassandra.protocol;

import com.datastax.oss.protocol.internal.Message;
import com.datastax.oss.protocol.internal.PrimitiveCodec;
import com.datastax.oss.protocol.internal.PrimitiveSizes;
import com.datastax.oss.protocol.internal.ProtocolConstants.QueryFlag;
import com.datastax.oss.protocol.internal.ProtocolConstants.Version;
import com.datastax.oss.protocol.internal.request.Batch;
import com.datastax.oss.protocol.internal.util.Flags;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes batches of prepared statements whose values are {@link EncodedValues} without looking at each value; the body of a
 * BATCH message is as the native protocol's specification has it (section 4.1.7). All other batches are left to the
 * driver's codec.
 */
final class CellBatchCodec extends Batch.Codec {
    /** The kind of a statement in a batch that is given by the id of its preparation. */
    private static final int PREPARED = 1;

    CellBatchCodec(int protocolVersion) {
        super(protocolVersion);
    }

    @Override
    public int encodedSize(Message message) {
        Batch batch = (Batch) message;
        if (!isOfCells(batch)) {
            return super.encodedSize(message);
        }
        int size = PrimitiveSizes.BYTE + PrimitiveSizes.SHORT;
        for (int i = 0; i < batch.values.size(); i++) {
            size += PrimitiveSizes.BYTE
                    + PrimitiveSizes.SHORT
                    + ((byte[]) batch.queriesOrIds.get(i)).length
                    + PrimitiveSizes.SHORT
                    + ((EncodedValues) batch.values.get(i)).encodedSize();
        }
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
        if (!isOfCells(batch)) {
            super.encode(target, message, encoder);
            return;
        }
        ByteBuf body = (ByteBuf) target;
        body.writeByte(batch.type);
        body.writeShort(batch.queriesOrIds.size());
        for (int i = 0; i < batch.values.size(); i++) {
            byte[] id = (byte[]) batch.queriesOrIds.get(i);
            EncodedValues values = (EncodedValues) batch.values.get(i);
            body.writeByte(PREPARED);
            body.writeShort(id.length);
            body.writeBytes(id);
            body.writeShort(values.size());
            values.writeTo(body);
        }
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

    private static boolean isOfCells(Batch batch) {
        if (batch.values.isEmpty()
                || batch.values.size() > 0xFFFF
                || Flags.contains(batch.flags, QueryFlag.WITH_KEYSPACE)
                || Flags.contains(batch.flags, QueryFlag.NOW_IN_SECONDS)) {
            return false;
        }
        for (List<ByteBuffer> values : batch.values) {
            if (!(values instanceof EncodedValues)) {
                return false;
            }
        }
        return true;
    }
}
