package dev.scamander.spark.stream;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.aggregate.AggregateColumn;
import dev.scamander.cassandra.aggregate.AggregateFunction;
import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.option.StreamOption;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.write.RowKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * What every task of a stream into totals does.
 *
 * @param options how to write
 * @param keyspace name of the keyspace as the server has it
 * @param table name of the table as the server has it
 * @param functions what is kept in which column
 * @param columns the aggregate key and after it what is added to the totals, in the order of the functions
 * @param keys how many columns the aggregate key has
 * @param source what tells this query's totals from those of others
 */
record TotalsPlan(
        WriteOptions options,
        String keyspace,
        String table,
        Map<String, AggregateFunction> functions,
        List<RowEncoder.Column> columns,
        int keys,
        String source)
        implements Serializable {

    TotalsPlan {
        functions = new LinkedHashMap<>(functions);
        columns = List.copyOf(columns);
    }

    /**
     * Plans.
     *
     * @param table the table's metadata
     * @param input the fields of the rows
     * @param options how to write, and the totals
     * @param source the query's id
     * @throws IllegalArgumentException if table and rows do not fit; it says what would be right
     */
    static TotalsPlan of(TableMetadata table, StructType input, WriteOptions options, String source) {
        AggregateTable layout = AggregateTable.of(table, identifiers(options.aggregates()));
        List<RowEncoder.Column> columns = new ArrayList<>();
        for (CqlIdentifier key : layout.key()) {
            columns.add(column(table, key, input));
        }
        for (AggregateColumn aggregate : layout.aggregates()) {
            columns.add(column(table, aggregate.name(), input));
        }
        for (String field : input.fieldNames()) {
            if (columns.stream().noneMatch(column -> column.name().equals(field))) {
                throw StreamOption.AGGREGATE.invalid(
                        options.aggregates().toString(),
                        "the rows' field " + field + " is neither part of the key nor one of these totals");
            }
        }
        RowEncoder.compile(columns, layout.qualifiedName());
        return new TotalsPlan(
                options,
                table.getKeyspace().asInternal(),
                table.getName().asInternal(),
                options.aggregates(),
                columns,
                layout.key().size(),
                source);
    }

    private static RowEncoder.Column column(TableMetadata table, CqlIdentifier name, StructType input) {
        List<String> fields = List.of(input.fieldNames());
        int ordinal = fields.indexOf(name.asInternal());
        if (ordinal < 0) {
            throw new IllegalArgumentException(table.getKeyspace().asInternal() + "."
                    + table.getName().asInternal() + ": the rows have no field " + name.asInternal()
                    + NearestName.of(name.asInternal(), fields)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        return new RowEncoder.Column(
                name.asInternal(),
                table.getColumn(name).orElseThrow().getType(),
                ordinal,
                input.fields()[ordinal].dataType(),
                false);
    }

    private static Map<CqlIdentifier, AggregateFunction> identifiers(Map<String, AggregateFunction> functions) {
        Map<CqlIdentifier, AggregateFunction> named = new LinkedHashMap<>();
        functions.forEach((name, function) -> named.put(CqlIdentifier.fromInternal(name), function));
        return named;
    }

    String qualifiedTable() {
        return keyspace + "." + table;
    }

    /** The layout, as an executor finds it. */
    AggregateTable layout(CqlSession session) {
        TableMetadata found = session.getMetadata()
                .getKeyspace(CqlIdentifier.fromInternal(keyspace))
                .flatMap(metadata -> metadata.getTable(CqlIdentifier.fromInternal(table)))
                .orElseThrow(() -> new IllegalStateException(qualifiedTable() + " does not exist any more"));
        return AggregateTable.of(found, identifiers(functions));
    }

    RowKey key() {
        List<RowKey.Part> parts = new ArrayList<>();
        for (RowEncoder.Column column : columns.subList(0, keys)) {
            parts.add(new RowKey.Part(column.name(), column.type(), parts.size()));
        }
        return new RowKey(parts);
    }
}
