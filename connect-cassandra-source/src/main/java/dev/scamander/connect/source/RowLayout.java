package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.scamander.cassandra.time.TimeColumn;
import dev.scamander.connect.source.config.RowSelection;
import dev.scamander.connect.source.config.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is selected of a row, in order: the columns, and what goes into headers. Its token is not, as that would have the cluster
 * evaluate a function for every row.
 *
 * @param columns the columns, those of the primary key first
 * @param headers what headers hold
 * @param neverNull how many columns, from the first, no row lacks
 */
record RowLayout(List<ColumnMetadata> columns, List<HeaderColumn> headers, int neverNull) {
    private static final String SETTING = "columns";

    /**
     * A header's content.
     *
     * @param name the header's name
     * @param selector the CQL that selects it
     * @param ttl whether it is a time to live in seconds; otherwise a write time in microseconds
     */
    record HeaderColumn(String name, String selector, boolean ttl) {}

    /**
     * Lays out the rows of a table.
     *
     * @param time the column with a row's time, which is always selected; null if there is none
     * @throws UnfitSettingException if the selection has columns that the table does not have
     */
    static RowLayout of(
            TableName table, TableMetadata metadata, PrimaryKey key, RowSelection selection, TimeColumn time) {
        for (CqlIdentifier name : selection.columns()) {
            if (metadata.getColumn(name).isEmpty()) {
                throw new UnfitSettingException(
                        SETTING,
                        "Table " + table + " has no column " + name.asCql(true) + "; it has "
                                + metadata.getColumns().keySet().stream()
                                        .map(column -> column.asCql(true))
                                        .collect(Collectors.joining(", ")));
            }
        }
        List<ColumnMetadata> columns =
                new ArrayList<>(key.columns().stream().map(KeyColumn::column).toList());
        for (ColumnMetadata column : metadata.getColumns().values()) {
            boolean wanted = selection.columns().isEmpty()
                    || selection.columns().contains(column.getName())
                    || time != null && time.column().equals(column);
            if (wanted && !columns.contains(column)) {
                columns.add(column);
            }
        }
        boolean staticColumns = metadata.getColumns().values().stream().anyMatch(ColumnMetadata::isStatic);
        // a row of static columns alone has no clustering columns
        int neverNull = staticColumns ? key.partitionColumns() : key.columns().size();
        return new RowLayout(List.copyOf(columns), headers(columns, key, selection), neverNull);
    }

    private static List<HeaderColumn> headers(List<ColumnMetadata> columns, PrimaryKey key, RowSelection selection) {
        List<HeaderColumn> headers = new ArrayList<>();
        for (ColumnMetadata column : columns.subList(key.columns().size(), columns.size())) {
            if (isOneCell(column.getType())) {
                String name = column.getName().asInternal();
                String cql = column.getName().asCql(true);
                if (selection.ttl()) {
                    headers.add(new HeaderColumn("ttl." + name, "TTL(" + cql + ")", true));
                }
                if (selection.writeTime()) {
                    headers.add(new HeaderColumn("writetime." + name, "WRITETIME(" + cql + ")", false));
                }
            }
        }
        return headers;
    }

    /** Whether values of a type have one write time: those of collections and types that are not frozen have many. */
    private static boolean isOneCell(DataType type) {
        if (type instanceof ListType list) {
            return list.isFrozen();
        }
        if (type instanceof SetType set) {
            return set.isFrozen();
        }
        if (type instanceof MapType map) {
            return map.isFrozen();
        }
        if (type instanceof UserDefinedType udt) {
            return udt.isFrozen();
        }
        return !type.equals(DataTypes.COUNTER);
    }

    /** What stands between SELECT and FROM. */
    String selectors() {
        List<String> selectors = new ArrayList<>();
        columns.forEach(column -> selectors.add(column.getName().asCql(true)));
        headers.forEach(header -> selectors.add(header.selector()));
        return String.join(", ", selectors);
    }

    /** The place of a column in a selected row. */
    int index(ColumnMetadata column) {
        return columns.indexOf(column);
    }

    /** The place of the first header in a selected row. */
    int firstHeader() {
        return columns.size();
    }
}
