package dev.scamander.spark;

import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The data source {@code cassandra}:
 *
 * <pre>{@code
 * spark.read().format("cassandra").option("keyspace", "shop").option("table", "product").load()
 * }</pre>
 */
public final class CassandraTableProvider implements TableProvider, DataSourceRegister {

    private CassandraTable loaded;

    /** Made by Spark, by name. */
    public CassandraTableProvider() {
        // Nothing to prepare: the options come with the first call.
    }

    @Override
    public String shortName() {
        return "cassandra";
    }

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        loaded = TableLoader.load(options.asCaseSensitiveMap());
        return loaded.schema();
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        // Spark asks the same provider for the schema first; the table is not looked up twice then.
        CassandraTable table = loaded == null ? TableLoader.load(properties) : loaded;
        loaded = null;
        return table;
    }
}
