package dev.scamander.spark.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.catalog.TableChange;

/** An {@code ALTER TABLE} of Spark as CQL statements. */
public final class TableAlteration {

    private TableAlteration() {}

    /**
     * The statements of some changes, in order.
     *
     * @param keyspace the table's keyspace
     * @param table its name
     * @param changes what Spark wants changed
     * @return CQL
     * @throws UnsupportedDefinitionException if one of the changes cannot be made
     */
    public static List<String> statements(String keyspace, String table, TableChange... changes) {
        CqlTypeNames types = new CqlTypeNames(keyspace, table);
        String alter = "ALTER TABLE " + CqlTypeNames.quoted(keyspace) + "." + CqlTypeNames.quoted(table) + " ";
        List<String> alterations = new ArrayList<>();
        for (TableChange change : changes) {
            alterations.add(alter + alteration(change, types));
        }
        List<String> statements = new ArrayList<>(types.createTypes());
        statements.addAll(alterations);
        return statements;
    }

    private static String alteration(TableChange change, CqlTypeNames types) {
        if (change instanceof TableChange.AddColumn add) {
            String name = column(add.fieldNames());
            return "ADD " + CqlTypeNames.quoted(name) + " " + types.of(name, add.dataType());
        }
        if (change instanceof TableChange.DeleteColumn delete) {
            return "DROP " + CqlTypeNames.quoted(column(delete.fieldNames()));
        }
        if (change instanceof TableChange.RenameColumn rename) {
            return "RENAME " + CqlTypeNames.quoted(column(rename.fieldNames())) + " TO "
                    + CqlTypeNames.quoted(rename.newName());
        }
        if (change instanceof TableChange.SetProperty property) {
            return "WITH " + TableDefinition.option(property.property(), property.value());
        }
        throw new UnsupportedDefinitionException(
                change.getClass().getSimpleName(),
                "Cassandra tables can gain and lose columns, rename columns of the primary key and change options");
    }

    private static String column(String[] path) {
        if (path.length != 1) {
            throw new UnsupportedDefinitionException(
                    String.join(".", path), "fields of user-defined types are changed by ALTER TYPE in CQL");
        }
        return path[0];
    }
}
