package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.ViewMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.option.WriteOption;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.option.WriteOptions.FixedOrColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Settles what a write does, and refuses on the driver what could not be written by any task. */
final class WritePlanner {

    private final RelationMetadata table;
    private final StructType input;
    private final WriteOptions options;
    private final String name;
    private final boolean counters;
    private final CollectionChanges collections;
    private final PerRow ttl;
    private final PerRow timestamp;
    /** The columns that are written, with the fields that they are written from. */
    private final Map<ColumnMetadata, Integer> fields = new LinkedHashMap<>();

    private WritePlanner(RelationMetadata table, StructType input, WriteOptions options) {
        this.table = table;
        this.input = input;
        this.options = options;
        this.name = table.getKeyspace().asInternal() + "." + table.getName().asInternal();
        this.counters = table.getColumns().values().stream().anyMatch(WritePlanner::isCounter);
        if (table instanceof ViewMetadata) {
            throw new UnwritableInputException(name, "is a materialised view; write to its table");
        }
        this.collections = CollectionChanges.of(table, options.collections());
        this.ttl = perRow(WriteOption.TTL, options.ttl());
        this.timestamp = perRow(WriteOption.TIMESTAMP, options.timestamp());
        findFields();
    }

    /**
     * Plans a write.
     *
     * @param table the table's metadata
     * @param input the fields of the rows
     * @param options the write's options
     * @return the plan
     * @throws IllegalArgumentException if these rows cannot be written so; it names the column or option and what would be right
     */
    static WritePlan plan(RelationMetadata table, StructType input, WriteOptions options) {
        WritePlanner planner = new WritePlanner(table, input, options);
        planner.requireKey();
        planner.refuseForCounters();
        planner.refuseForTransactions();
        return planner.build();
    }

    private static boolean isCounter(ColumnMetadata column) {
        return column.getType().equals(DataTypes.COUNTER);
    }

    private PerRow perRow(WriteOption option, FixedOrColumn value) {
        if (value.column() == null) {
            return value.fixed() == null ? PerRow.NONE : PerRow.fixed(value.fixed());
        }
        int ordinal = ordinal(value.column())
                .orElseThrow(() -> option.invalid(
                        value.column(),
                        "there is no such column among the rows'" + hint(value.column(), List.of(input.fieldNames()))));
        StructField field = input.fields()[ordinal];
        if (PerRow.width(field.dataType()) == 0) {
            throw option.invalid(
                    value.column(),
                    "column " + field.name() + " is " + field.dataType().sql() + " and must be BIGINT or INT");
        }
        return PerRow.field(ordinal, field.dataType());
    }

    private Optional<Integer> ordinal(String column) {
        return IntStream.range(0, input.length())
                .boxed()
                .filter(i -> input.fields()[i].name().equalsIgnoreCase(column))
                .findFirst();
    }

    /** Fields that carry a time to live or a write timestamp need not be columns too. */
    private void findFields() {
        for (int i = 0; i < input.length(); i++) {
            String field = input.fields()[i].name();
            Optional<ColumnMetadata> column = column(field);
            if (column.isEmpty()) {
                if (i == ttl.ordinal() || i == timestamp.ordinal()) {
                    continue;
                }
                List<String> names = table.getColumns().keySet().stream()
                        .map(CqlIdentifier::asInternal)
                        .toList();
                throw new UnwritableInputException(name, "has no column " + field + hint(field, names));
            }
            if (fields.put(column.get(), i) != null) {
                throw new UnwritableInputException(
                        name, "the rows have more than one field for column " + nameOf(column.get()));
            }
        }
    }

    /** By the exact name, or else by the only one that differs in the case of letters alone. */
    private Optional<ColumnMetadata> column(String field) {
        return table.getColumn(CqlIdentifier.fromInternal(field)).or(() -> {
            List<ColumnMetadata> similar = table.getColumns().values().stream()
                    .filter(column -> nameOf(column).equalsIgnoreCase(field))
                    .toList();
            return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
        });
    }

    private static String hint(String wrong, List<String> known) {
        return NearestName.of(wrong, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; there are " + String.join(", ", known));
    }

    private static String nameOf(ColumnMetadata column) {
        return column.getName().asInternal();
    }

    /** All of it; or the partition key alone, if nothing but static columns is written. */
    private void requireKey() {
        boolean staticsAlone = fields.keySet().stream()
                        .filter(column -> !table.getPartitionKey().contains(column))
                        .allMatch(ColumnMetadata::isStatic)
                && fields.keySet().stream().anyMatch(ColumnMetadata::isStatic);
        List<ColumnMetadata> needed = staticsAlone ? table.getPartitionKey() : table.getPrimaryKey();
        List<String> missing = needed.stream()
                .filter(column -> !fields.containsKey(column))
                .map(WritePlanner::nameOf)
                .toList();
        if (!missing.isEmpty()) {
            throw new UnwritableInputException(
                    name,
                    "the rows have no value for primary key column " + String.join(", ", missing) + "; they have "
                            + String.join(", ", input.fieldNames()));
        }
    }

    private void refuseForCounters() {
        if (!counters) {
            return;
        }
        if (ttl.isSet()) {
            throw WriteOption.TTL.invalid(options.ttl().toString(), name + " holds counters, which have no TTL");
        }
        if (timestamp.isSet()) {
            throw WriteOption.TIMESTAMP.invalid(
                    options.timestamp().toString(), name + " holds counters, which take no write timestamp");
        }
        if (options.ifNotExists()) {
            throw WriteOption.IF_NOT_EXISTS.invalid("true", name + " holds counters, which always exist");
        }
        if (fields.keySet().stream().noneMatch(WritePlanner::isCounter)) {
            throw new UnwritableInputException(name, "holds counters, and the rows have a value for none of them");
        }
    }

    private void refuseForTransactions() {
        if (!options.ifNotExists()) {
            return;
        }
        if (timestamp.isSet()) {
            throw WriteOption.IF_NOT_EXISTS.invalid("true", "lightweight transactions take no write timestamp");
        }
        if (!collections.isEmpty()) {
            throw WriteOption.IF_NOT_EXISTS.invalid("true", "what is added to a collection takes no condition");
        }
    }

    private WritePlan build() {
        List<ColumnMetadata> written = List.copyOf(fields.keySet());
        Kind kind = counters
                ? Kind.COUNTER
                : options.ifNotExists() ? Kind.INSERT_IF_NOT_EXISTS : collections.isEmpty() ? Kind.UPSERT : Kind.CUSTOM;
        List<RowEncoder.Column> columns = new ArrayList<>();
        List<RowKey.Part> key = new ArrayList<>();
        for (ColumnMetadata column : written) {
            if (table.getPrimaryKey().contains(column)) {
                key.add(new RowKey.Part(nameOf(column), column.getType(), columns.size()));
            }
            columns.add(column(column, fields.get(column)));
        }
        List<Integer> clustering =
                indexes(written, List.copyOf(table.getClusteringColumns().keySet()));
        WritePlan plan = new WritePlan(
                options,
                table.getKeyspace().asInternal(),
                table.getName().asInternal(),
                kind,
                kind == Kind.CUSTOM ? collections.update(table, written, ttl.isSet()) : null,
                columns,
                new RowKey(key),
                kind == Kind.UPSERT && !clustering.isEmpty() ? statics(written) : List.of(),
                clustering,
                ttl,
                timestamp,
                !counters && !collections.repeatAdds(),
                0);
        // Whether types fit shows in the making of an encoder.
        RowEncoder.compile(plan.columns(), name);
        return plan;
    }

    private RowEncoder.Column column(ColumnMetadata column, int ordinal) {
        boolean inKey = table.getPrimaryKey().contains(column);
        boolean unset = !inKey && (options.ignoreNulls() || isCounter(column) || collections.adds(column));
        return new RowEncoder.Column(
                nameOf(column), collections.variableType(column), ordinal, input.fields()[ordinal].dataType(), unset);
    }

    /** Partition key and static columns, if there are any of the latter. */
    private List<Integer> statics(List<ColumnMetadata> written) {
        List<ColumnMetadata> statics =
                written.stream().filter(ColumnMetadata::isStatic).toList();
        List<ColumnMetadata> all = new ArrayList<>(table.getPartitionKey());
        all.addAll(statics);
        return statics.isEmpty() ? List.of() : indexes(written, all);
    }

    private static List<Integer> indexes(List<ColumnMetadata> written, List<ColumnMetadata> wanted) {
        return wanted.stream().map(written::indexOf).filter(index -> index >= 0).toList();
    }
}
