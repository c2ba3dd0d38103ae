package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.cql.DefaultBoundStatement;
import dev.scamander.cassandra.protocol.EncodedValues;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** A statement of a batch whose values stay as they are. Only what a batch reads of it is there: statement and values. */
final class RowStatement extends DefaultBoundStatement {
    private static final ByteBuffer[] ELSEWHERE = {};

    private final EncodedValues values;

    RowStatement(PreparedStatement prepared, EncodedValues values) {
        super(
                prepared,
                prepared.getVariableDefinitions(),
                ELSEWHERE,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                false,
                Statement.NO_DEFAULT_TIMESTAMP,
                null,
                Integer.MIN_VALUE,
                null,
                null,
                null,
                CodecRegistry.DEFAULT,
                ProtocolVersion.DEFAULT,
                null,
                Statement.NO_NOW_IN_SECONDS);
        this.values = values;
    }

    @Override
    public List<ByteBuffer> getValues() {
        return values;
    }

    @Override
    public ByteBuffer getBytesUnsafe(int index) {
        return values.get(index);
    }
}
