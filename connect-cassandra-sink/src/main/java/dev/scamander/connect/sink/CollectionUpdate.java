package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.mapping.language.Operator;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.RowMapping;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows that change collections by their items: an UPDATE for each record, in place of the INSERT of whole values. */
final class CollectionUpdate {
    private static final CqlIdentifier TIMESTAMP = CqlIdentifier.fromInternal("scamander_timestamp");
    private static final CqlIdentifier TTL = CqlIdentifier.fromInternal("scamander_ttl");

    /** No items, in protocol form. */
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(Integer.BYTES).asReadOnlyBuffer();

    private final int ttlSeconds;
    private final int[] operands;

    CollectionUpdate(TableSettings settings, RowMapping mapping) {
        this.ttlSeconds = settings.ttlSeconds();
        this.operands = mapping.operators().keySet().stream()
                .mapToInt(mapping.columns()::indexOf)
                .toArray();
    }

    /** The statement. */
    static TableWrite write(TableSettings settings, RowMapping mapping, List<CqlIdentifier> key) {
        String cql = "UPDATE " + settings.qualifiedName() + " USING TIMESTAMP :" + TIMESTAMP.asCql(true) + " AND TTL :"
                + TTL.asCql(true) + " SET "
                + mapping.columns().stream()
                        .filter(column -> !key.contains(column))
                        .map(column -> assignment(column, mapping.operators()))
                        .collect(Collectors.joining(", "))
                + " WHERE "
                + key.stream()
                        .map(column -> column.asCql(true) + " = :" + column.asCql(true))
                        .collect(Collectors.joining(" AND "));
        List<CqlIdentifier> variables = new ArrayList<>(mapping.columns());
        variables.add(TIMESTAMP);
        variables.add(TTL);
        return TableWrite.custom(settings.keyspace(), settings.table(), cql, variables);
    }

    private static String assignment(CqlIdentifier column, Map<CqlIdentifier, Operator> operators) {
        String name = column.asCql(true);
        Operator operator = operators.get(column);
        if (operator == null) {
            return name + " = :" + name;
        }
        return switch (operator) {
            case APPEND -> name + " = " + name + " + :" + name;
            case PREPEND -> name + " = :" + name + " + " + name;
            case REMOVE -> name + " = " + name + " - :" + name;
            case SUM, COUNT, MIN, MAX -> throw new IllegalArgumentException(operator + " keeps totals");
        };
    }

    /** The values of a row with its times. */
    ByteBuffer[] bind(MappedRow row, long micros) {
        ByteBuffer[] mapped = row.values();
        ByteBuffer[] values = Arrays.copyOf(mapped, mapped.length + 2);
        for (int operand : operands) {
            // Cassandra adds and removes nothing at all, but not an unset value
            if (values[operand] == null || values[operand] == ProtocolConstants.UNSET_VALUE) {
                values[operand] = NOTHING;
            }
        }
        values[mapped.length] = micros == WritePipeline.NO_TIMESTAMP
                ? ProtocolConstants.UNSET_VALUE
                : ByteBuffer.allocate(Long.BYTES).putLong(0, micros);
        int ttl = row.ttlSeconds() == MappedRow.NO_TTL ? ttlSeconds : row.ttlSeconds();
        values[mapped.length + 1] = ttl < 0
                ? ProtocolConstants.UNSET_VALUE
                : ByteBuffer.allocate(Integer.BYTES).putInt(0, ttl);
        return values;
    }
}
