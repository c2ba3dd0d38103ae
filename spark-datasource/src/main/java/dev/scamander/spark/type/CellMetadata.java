package dev.scamander.spark.type;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column of what is known about a column's cells: {@code ttl(<column>)}, the seconds that a cell has yet to live, and
 * {@code writetime(<column>)}, its write timestamp in microseconds.
 *
 * @param name the name in Spark
 * @param dataType the type in Spark
 */
public record CellMetadata(String name, DataType dataType) implements MetadataColumn {

    private static final Pattern NAME = Pattern.compile("(ttl|writetime)\\((.*)\\)", Pattern.DOTALL);

    @Override
    public boolean isNullable() {
        return true;
    }

    /**
     * All that a table offers.
     *
     * @param table the table's metadata
     * @param missing whether to offer those too that Cassandra has nothing to say about; they are null in every row
     * @return two for each column that is one cell, or for each column
     */
    public static List<CellMetadata> of(RelationMetadata table, boolean missing) {
        List<CellMetadata> all = new ArrayList<>();
        for (ColumnMetadata column : table.getColumns().values()) {
            if (missing || isOneCell(table, column)) {
                String name = column.getName().asInternal();
                all.add(new CellMetadata("ttl(" + name + ")", DataTypes.IntegerType));
                all.add(new CellMetadata("writetime(" + name + ")", DataTypes.LongType));
            }
        }
        return all;
    }

    /**
     * How such a column is selected.
     *
     * @param table the table's metadata
     * @param name the name in Spark
     * @return CQL text; empty if the name is of no such column
     */
    public static Optional<String> selector(RelationMetadata table, String name) {
        Matcher matcher = NAME.matcher(name);
        return column(table, name).filter(column -> matcher.matches()).map(column -> {
            boolean ttl = matcher.group(1).equals("ttl");
            return isOneCell(table, column)
                    ? matcher.group(1) + "(" + column.getName().asCql(false) + ")"
                    : ttl ? "(int) null" : "(bigint) null";
        });
    }

    /**
     * The column whose cells are meant.
     *
     * @param table the table's metadata
     * @param name the name in Spark
     * @return the column; empty if the name is of no such column
     */
    public static Optional<ColumnMetadata> column(RelationMetadata table, String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? table.getColumn(CqlIdentifier.fromInternal(matcher.group(2))) : Optional.empty();
    }

    /** Keys have no cells, counters no times, and collections and UDTs that are not frozen a cell per element. */
    private static boolean isOneCell(RelationMetadata table, ColumnMetadata column) {
        com.datastax.oss.driver.api.core.type.DataType type = column.getType();
        boolean many = (type instanceof ListType list && !list.isFrozen())
                || (type instanceof SetType set && !set.isFrozen())
                || (type instanceof MapType map && !map.isFrozen())
                || (type instanceof UserDefinedType udt && !udt.isFrozen());
        return !many
                && type.getProtocolCode() != ProtocolConstants.DataType.COUNTER
                && !table.getPrimaryKey().contains(column);
    }
}
