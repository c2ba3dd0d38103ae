package dev.scamander.cassandra.protocol;

import com.datastax.dse.protocol.internal.DseProtocolV1ClientCodecs;
import com.datastax.dse.protocol.internal.DseProtocolV2ClientCodecs;
import com.datastax.dse.protocol.internal.ProtocolV4ClientCodecsForDse;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.session.ProgrammaticArguments;
import com.datastax.oss.driver.internal.core.context.DefaultDriverContext;
import com.datastax.oss.protocol.internal.FrameCodec;
import com.datastax.oss.protocol.internal.FrameCodec.CodecGroup;
import com.datastax.oss.protocol.internal.Message;
import com.datastax.oss.protocol.internal.ProtocolV3ClientCodecs;
import com.datastax.oss.protocol.internal.ProtocolV5ClientCodecs;
import com.datastax.oss.protocol.internal.ProtocolV6ClientCodecs;
import com.datastax.oss.protocol.internal.request.Batch;
import com.datastax.oss.protocol.internal.response.Result;
import com.datastax.oss.protocol.internal.response.result.Prepared;
import com.datastax.oss.protocol.internal.response.result.SchemaChange;
import com.datastax.oss.protocol.internal.response.result.SetKeyspace;
import com.datastax.oss.protocol.internal.response.result.Void;
import io.netty.buffer.ByteBuf;

/** The driver's own parts, but for the codec of batches and the decoder of rows. */
final class CellDriverContext extends DefaultDriverContext {

    CellDriverContext(DriverConfigLoader configuration, ProgrammaticArguments arguments) {
        super(configuration, arguments);
    }

    @Override
    protected FrameCodec<ByteBuf> buildFrameCodec() {
        return new FrameCodec<>(
                getPrimitiveCodec(),
                getCompressor(),
                withCells(new ProtocolV3ClientCodecs()),
                withCells(new ProtocolV4ClientCodecsForDse()),
                withCells(new ProtocolV5ClientCodecs()),
                withCells(new ProtocolV6ClientCodecs()),
                new DseProtocolV1ClientCodecs(),
                new DseProtocolV2ClientCodecs());
    }

    private CodecGroup withCells(CodecGroup group) {
        return registry -> group.registerCodecs(new CodecGroup.Registry() {
            @Override
            public CodecGroup.Registry addCodec(Message.Codec codec) {
                registry.addCodec(codec);
                return this;
            }

            @Override
            public CodecGroup.Registry addEncoder(Message.Codec codec) {
                registry.addEncoder(
                        codec.getClass() == Batch.Codec.class ? new CellBatchCodec(codec.protocolVersion) : codec);
                return this;
            }

            @Override
            public CodecGroup.Registry addDecoder(Message.Codec codec) {
                registry.addDecoder(codec.getClass() == Result.Codec.class ? withPages(codec.protocolVersion) : codec);
                return this;
            }
        });
    }

    /** As the driver's, but for rows. */
    private static Message.Codec withPages(int version) {
        return new Result.Codec(
                version,
                new Void.SubCodec(version),
                new PageDecoder(version),
                new SetKeyspace.SubCodec(version),
                new Prepared.SubCodec(version),
                new SchemaChange.SubCodec(version));
    }
}
