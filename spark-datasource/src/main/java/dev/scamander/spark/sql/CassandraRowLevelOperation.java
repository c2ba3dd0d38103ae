package dev.scamander.spark.sql;

import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.scamander.spark.option.WriteOptions;
import dev.scamander.spark.type.TypeMapping;
import dev.scamander.spark.type.ValueBefore;
import java.util.function.Function;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.DeltaWriteBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.SupportsDelta;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A {@code DELETE}, {@code UPDATE} or {@code MERGE} as changes of single rows, which are known by their primary keys. */
public final class CassandraRowLevelOperation implements SupportsDelta {

    private final TableMetadata table;
    private final Command command;
    private final WriteOptions options;
    private final Function<CaseInsensitiveStringMap, ScanBuilder> scans;

    /**
     * Makes an operation.
     *
     * @param table the table's metadata
     * @param command what is done
     * @param options how to write
     * @param scans makes scans of the table
     * @throws UnsupportedChangeException if rows of this table cannot be changed so
     */
    public CassandraRowLevelOperation(
            TableMetadata table,
            Command command,
            WriteOptions options,
            Function<CaseInsensitiveStringMap, ScanBuilder> scans) {
        this.table = table;
        this.command = command;
        this.options = options;
        this.scans = scans;
        checkTable();
    }

    private void checkTable() {
        String name = name();
        if (TypeMapping.hasStatics(table) && command != Command.DELETE) {
            throw withStatics("write what changes in mode append");
        }
        boolean counters = table.getColumns().values().stream()
                .anyMatch(column -> column.getType().equals(DataTypes.COUNTER));
        if (counters && command != Command.DELETE) {
            throw new UnsupportedChangeException(
                    name,
                    "holds counters, which can be added to but not set; write what is to be added in mode append");
        }
        for (ColumnMetadata column : table.getPartitionKey()) {
            if (holdsDecimals(column.getType())) {
                throw new UnsupportedChangeException(
                        name,
                        "partition key column " + column.getName().asInternal()
                                + " holds decimals, whose digits behind the point Spark does not keep: 1.0 and 1.00 are two"
                                + " partitions");
            }
        }
    }

    private String name() {
        return table.getKeyspace().asInternal() + "." + table.getName().asInternal();
    }

    private UnsupportedChangeException withStatics(String instead) {
        return new UnsupportedChangeException(
                name(),
                "has static columns, so that there are partitions without rows, which have no whole primary key: its rows cannot be"
                        + " found and changed one by one; " + instead);
    }

    private static boolean holdsDecimals(DataType type) {
        if (type instanceof ListType list) {
            return holdsDecimals(list.getElementType());
        }
        if (type instanceof SetType set) {
            return holdsDecimals(set.getElementType());
        }
        if (type instanceof MapType map) {
            return holdsDecimals(map.getKeyType()) || holdsDecimals(map.getValueType());
        }
        if (type instanceof UserDefinedType udt) {
            return udt.getFieldTypes().stream().anyMatch(CassandraRowLevelOperation::holdsDecimals);
        }
        if (type instanceof TupleType tuple) {
            return tuple.getComponentTypes().stream().anyMatch(CassandraRowLevelOperation::holdsDecimals);
        }
        return type.equals(DataTypes.DECIMAL);
    }

    @Override
    public String description() {
        return "cassandra " + command;
    }

    @Override
    public Command command() {
        return command;
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap scanOptions) {
        return scans.apply(scanOptions);
    }

    @Override
    public DeltaWriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        if (TypeMapping.hasStatics(table)) {
            throw withStatics("delete by conditions on the partition key and clustering columns behind it");
        }
        return new CassandraDeltaWriteBuilder(table, options, info);
    }

    /** The primary key. With static columns the clustering columns may be null, which Spark refuses before it asks for a deletion by key. */
    @Override
    public NamedReference[] rowId() {
        return (TypeMapping.hasStatics(table) ? table.getPartitionKey() : table.getPrimaryKey())
                .stream()
                        .map(column -> reference(column.getName().asInternal()))
                        .toArray(NamedReference[]::new);
    }

    /** What columns held before: needed to find out which of them change. */
    @Override
    public NamedReference[] requiredMetadataAttributes() {
        return command == Command.DELETE
                ? new NamedReference[0]
                : table.getColumns().values().stream()
                        .filter(column -> !table.getPrimaryKey().contains(column))
                        .map(column ->
                                reference(ValueBefore.nameOf(column.getName().asInternal())))
                        .toArray(NamedReference[]::new);
    }

    private static NamedReference reference(String column) {
        return Expressions.column("`" + column.replace("`", "``") + "`");
    }
}
