package dev.scamander.spark.rdd;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.value.ValueEncoders;
import dev.scamander.spark.filter.KeyColumn;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes keys of Java values into what Cassandra finds them by. For one thread. */
final class KeyEncoders {

    private final List<CqlEncoder<Object>> encoders;
    private final CqlOutput output = new CqlOutput();

    KeyEncoders(List<KeyColumn> columns) {
        this.encoders = columns.stream()
                .map(column -> ValueEncoders.compile(column.type(), MappingSettings.defaults(), column.name()))
                .toList();
    }

    /**
     * Encodes a key.
     *
     * @param values a value for each column
     * @return the encoded values; null if one of them is null
     * @throws IllegalArgumentException if there are more or fewer values than columns
     * @throws dev.scamander.mapping.MappingException if a value does not fit its column; the message names both
     */
    ByteBuffer[] encode(Object[] values) {
        if (values == null) {
            return null;
        }
        if (values.length != encoders.size()) {
            throw new IllegalArgumentException(
                    "the key has " + encoders.size() + " columns, but " + values.length + " values were given");
        }
        ByteBuffer[] key = new ByteBuffer[values.length];
        for (int i = 0; i < key.length; i++) {
            output.reset();
            if (!encoders.get(i).encode(values[i], output)) {
                return null;
            }
            key[i] = output.copy(0, output.position());
        }
        return key;
    }
}
