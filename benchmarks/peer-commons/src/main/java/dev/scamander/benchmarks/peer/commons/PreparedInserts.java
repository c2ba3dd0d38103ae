package dev.scamander.benchmarks.peer.commons;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.detach.AttachmentPoint;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinitions;
import com.datastax.oss.driver.internal.core.cql.DefaultPreparedStatement;
import dev.scamander.benchmarks.records.BenchTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The driver's own prepared statement, made without a cluster. */
final class PreparedInserts {

    private PreparedInserts() {}

    /** The table's insert with the extra variable that the sink binds the write timestamp to. */
    static PreparedStatement prepare(BenchTable table) {
        CqlIdentifier keyspace = CqlIdentifier.fromCql(table.keyspace());
        CqlIdentifier name = CqlIdentifier.fromCql(table.name());
        List<ColumnDefinition> variables = new ArrayList<>();
        table.columns()
                .forEach((column, type) ->
                        variables.add(new Variable(keyspace, name, CqlIdentifier.fromCql(column), type)));
        variables.add(
                new Variable(keyspace, name, CqlIdentifier.fromInternal("kafka_internal_timestamp"), DataTypes.BIGINT));
        List<Integer> partitionKey = table.partitionKey().stream()
                .map(column -> List.copyOf(table.columns().keySet()).indexOf(column))
                .toList();
        return new DefaultPreparedStatement(
                ByteBuffer.allocate(16),
                table.insert(),
                DefaultColumnDefinitions.valueOf(variables),
                partitionKey,
                null,
                DefaultColumnDefinitions.valueOf(List.of()),
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null,
                null,
                Integer.MIN_VALUE,
                null,
                null,
                false,
                CodecRegistry.DEFAULT,
                ProtocolVersion.V5);
    }

    private record Variable(CqlIdentifier keyspace, CqlIdentifier table, CqlIdentifier name, DataType type)
            implements ColumnDefinition {

        @Override
        public CqlIdentifier getKeyspace() {
            return keyspace;
        }

        @Override
        public CqlIdentifier getTable() {
            return table;
        }

        @Override
        public CqlIdentifier getName() {
            return name;
        }

        @Override
        public DataType getType() {
            return type;
        }

        @Override
        public boolean isDetached() {
            return false;
        }

        @Override
        public void attach(AttachmentPoint attachmentPoint) {}
    }
}
