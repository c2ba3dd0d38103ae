package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.cql.DefaultBoundStatement;
import dev.scamander.cassandra.protocol.EncodedRows;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** All statements of a batch in the place of one. Only what a batch reads of a statement is there: preparation and values. */
final class BatchRows extends DefaultBoundStatement {
    private static final ByteBuffer[] ELSEWHERE = {};

    private final EncodedRows rows;

    /** Any one's preparation will do: each of the rows names its own. */
    BatchRows(PreparedStatement prepared, EncodedRows rows) {
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
        this.rows = rows;
    }

    @Override
    public List<ByteBuffer> getValues() {
        return rows;
    }
}
