package dev.scamander.benchmarks.peer.commons;

import com.datastax.oss.common.sink.Mapping;
import com.datastax.oss.common.sink.RecordMapper;
import com.datastax.oss.common.sink.config.TableConfig;
import com.datastax.oss.common.sink.config.TopicConfig;
import com.datastax.oss.common.sink.metadata.InnerDataAndMetadata;
import com.datastax.oss.common.sink.metadata.MetadataCreator;
import com.datastax.oss.common.sink.record.HeadersDataMetadata;
import com.datastax.oss.common.sink.record.KeyValueRecord;
import com.datastax.oss.common.sink.record.KeyValueRecordMetadata;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.internal.core.type.codec.registry.DefaultCodecRegistry;
import dev.scamander.benchmarks.mapping.Contender;
import dev.scamander.benchmarks.records.BenchTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/** From a record's value to a bound statement, by the steps that the DataStax sink's task takes. */
public final class CommonsContender implements Contender {

    private static final String TOPIC = "records";

    private final RecordMapper mapper;
    private final List<String> columns;
    private final WrappedSchemas schemas = new WrappedSchemas();

    /** Makes the mapper as the sink makes it from a connector's settings. */
    public CommonsContender(BenchTable table) {
        Map<String, String> settings = settings(table);
        TopicConfig topic = new TopicConfig(TOPIC, settings, false);
        TableConfig tableConfig = topic.getTableConfigs().iterator().next();
        Mapping mapping =
                new Mapping(tableConfig.getMapping(), topic.createCodecFactory(new DefaultCodecRegistry("benchmark")));
        List<CqlIdentifier> primaryKey = Stream.concat(
                        table.partitionKey().stream(), table.clusteringColumns().stream())
                .map(CqlIdentifier::fromCql)
                .toList();
        columns = List.copyOf(table.columns().keySet());
        mapper = new RecordMapper(PreparedInserts.prepare(table), null, primaryKey, mapping, true, false, tableConfig);
    }

    private static Map<String, String> settings(BenchTable table) {
        String prefix = "topic." + TOPIC + "." + table.keyspace() + "." + table.name() + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(prefix + "mapping", table.mapping());
        settings.put(prefix + "deletesEnabled", "false");
        return settings;
    }

    @Override
    public BoundStatement map(Object value) throws IOException {
        InnerDataAndMetadata key = MetadataCreator.makeMeta(null);
        InnerDataAndMetadata wrapped =
                MetadataCreator.makeMeta(value instanceof Struct struct ? schemas.wrap(struct) : value);
        KeyValueRecord keyValue = new KeyValueRecord(key.getInnerData(), wrapped.getInnerData(), null, List.of());
        return mapper.map(
                new KeyValueRecordMetadata(
                        key.getInnerMetadata(), wrapped.getInnerMetadata(), new HeadersDataMetadata(List.of())),
                keyValue);
    }

    @Override
    public Map<String, ByteBuffer> columns(Object mapped) {
        BoundStatement bound = (BoundStatement) mapped;
        Map<String, ByteBuffer> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column, bound.getBytesUnsafe(column)));
        return byName;
    }
}
