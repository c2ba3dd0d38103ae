package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The primary key of a table.
 *
 * @param columns its columns, those of the partition key first
 * @param partitionColumns how many make up the partition key
 */
record PrimaryKey(List<KeyColumn> columns, int partitionColumns) {
    static PrimaryKey of(TableMetadata table, CodecRegistry codecs) {
        List<KeyColumn> columns = new ArrayList<>();
        table.getPartitionKey().forEach(column -> columns.add(KeyColumn.of(column, null, codecs)));
        table.getClusteringColumns().forEach((column, order) -> columns.add(KeyColumn.of(column, order, codecs)));
        return new PrimaryKey(List.copyOf(columns), table.getPartitionKey().size());
    }

    List<KeyColumn> partitionKey() {
        return columns.subList(0, partitionColumns);
    }

    List<KeyColumn> clustering() {
        return columns.subList(partitionColumns, columns.size());
    }

    /** Its values in a row that begins with them, which tells its values by column. */
    ByteBuffer[] values(IntFunction<ByteBuffer> row) {
        ByteBuffer[] values = new ByteBuffer[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.apply(i);
        }
        return values;
    }

    /** The token of a partition as CQL selects it. */
    String token() {
        return partitionKey().stream().map(KeyColumn::name).collect(Collectors.joining(", ", "token(", ")"));
    }
}
