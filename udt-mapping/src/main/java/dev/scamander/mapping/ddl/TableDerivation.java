package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.mapping.row.MappingRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * Derives a table, and the types it needs, from a description of its data.
 *
 * <pre>{@code
 * List<String> statements = TableDerivation.of("shop", "product")
 *         .withKey(List.of("productId"), List.of())
 *         .fromSamples(samples)
 *         .statements();
 * }</pre>
 *
 * <p>Objects become frozen user-defined types, arrays become lists, and objects whose names are data become maps. Numbers
 * get the narrowest of {@code int}, {@code bigint}, {@code varint}, {@code double} and {@code decimal} that holds every
 * sample without loss. Names are in lower case where a mapping by name finds them so, else quoted.
 *
 * @param keyspace the keyspace's name as in CQL, with quotes if it needs them
 * @param table the table's name as in CQL, with quotes if it needs them
 * @param partitionKey names of fields of the data, one or more
 * @param clustering names of fields of the data, each of which may be followed by {@code ASC} or {@code DESC}
 * @param settings choices
 */
public record TableDerivation(
        String keyspace, String table, List<String> partitionKey, List<String> clustering, DdlSettings settings) {

    /** Refuses nulls; keeps copies. */
    public TableDerivation {
        Objects.requireNonNull(keyspace, "keyspace");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(settings, "settings");
        partitionKey = List.copyOf(partitionKey);
        clustering = List.copyOf(clustering);
    }

    /** A derivation with default settings, which still needs a key. */
    public static TableDerivation of(String keyspace, String table) {
        return new TableDerivation(keyspace, table, List.of(), List.of(), DdlSettings.defaults());
    }

    /** A copy with this primary key. */
    public TableDerivation withKey(List<String> partition, List<String> clusteringColumns) {
        return new TableDerivation(keyspace, table, partition, clusteringColumns, settings);
    }

    /** A copy with these settings. */
    public TableDerivation withSettings(DdlSettings choices) {
        return new TableDerivation(keyspace, table, partitionKey, clustering, choices);
    }

    /**
     * Derives the table from samples.
     *
     * @param samples JSON objects; the more, the surer are the types
     * @throws DerivationException if the samples leave a question open
     */
    public DerivedTable fromSamples(Iterable<String> samples) {
        SampleReader reader = new SampleReader(settings);
        samples.forEach(reader::add);
        return derive(new SampleShapes(settings).of(reader.root()));
    }

    /**
     * Derives the table from a JSON Schema of draft 7 or 2020-12.
     *
     * @param schema the schema of one record
     * @throws DerivationException if the schema leaves a question open
     */
    public DerivedTable fromJsonSchema(String schema) {
        return derive(new JsonSchemaReader(schema, settings).read());
    }

    /**
     * Derives the table from a Connect schema.
     *
     * @param schema the schema of the record's value, a struct
     * @throws DerivationException if the schema leaves a question open
     */
    public DerivedTable fromConnectSchema(Schema schema) {
        return derive(ConnectSchemaReader.read(schema));
    }

    /**
     * Derives the columns that a mapping fills from records. Integers in JSON become {@code bigint}, sums of integers
     * {@code varint}.
     *
     * @param mapping the mapping, or null where each column takes the field of its name
     * @param records some records; the more, the surer are the types
     * @throws DerivationException if the records leave a question open
     */
    public DerivedTable fromRecords(Mapping mapping, Collection<? extends MappingRecord> records) {
        List<String> keyColumns = new ArrayList<>(partitionKey);
        clustering.forEach(entry -> keyColumns.add(entry.split(" ")[0]));
        return derive(new Shape.Fields(null, new RecordShapes(settings, records).columns(mapping, keyColumns)));
    }

    private DerivedTable derive(Shape shape) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        if (shape instanceof Shape.Fields known) {
            fields.putAll(known.fields());
        } else if (!(shape instanceof Shape.Unknown) || settings.types().isEmpty()) {
            throw new DerivationException(
                    "$",
                    shape instanceof Shape.Unknown unknown
                            ? "no columns are known: " + unknown.reason()
                            : "is no object with fields of fixed names, so there are no columns");
        }
        settings.types().forEach((name, type) -> fields.put(nameIn(fields, name), new Shape.Scalar(type)));
        CqlIdentifier keyspaceName = CqlIdentifier.fromCql(keyspace);
        TypeBuilder builder = new TypeBuilder(keyspaceName, settings);
        Map<String, CqlIdentifier> names = CqlNames.ofFields(fields.keySet(), "$");
        Map<CqlIdentifier, DataType> columns = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            Optional<DataType> type = builder.column(field, "$." + name, name);
            type.ifPresent(known -> columns.put(names.get(name), known));
        });
        List<CqlIdentifier> partition = new ArrayList<>();
        for (String name : partitionKey) {
            partition.add(keyColumn(name, names, columns));
        }
        if (partition.isEmpty()) {
            throw new DerivationException("primary key", "is missing: name at least one field for the partition key");
        }
        Map<CqlIdentifier, ClusteringOrder> order = new LinkedHashMap<>();
        for (String entry : clustering) {
            ClusteringText column = ClusteringText.parse(entry);
            order.put(keyColumn(column.name(), names, columns), column.order().orElse(ClusteringOrder.ASC));
        }
        requireDistinct(partition, order);
        return new DerivedTable(keyspaceName, CqlIdentifier.fromCql(table), builder.types(), columns, partition, order);
    }

    private static String nameIn(Map<String, Shape> fields, String name) {
        if (fields.containsKey(name)) {
            return name;
        }
        List<String> alike =
                fields.keySet().stream().filter(name::equalsIgnoreCase).toList();
        return alike.size() == 1 ? alike.get(0) : name;
    }

    private static CqlIdentifier keyColumn(
            String wanted, Map<String, CqlIdentifier> names, Map<CqlIdentifier, DataType> columns) {
        CqlIdentifier column = names.get(wanted);
        List<String> alike =
                names.keySet().stream().filter(wanted::equalsIgnoreCase).toList();
        if (column == null && alike.size() == 1) {
            column = names.get(alike.get(0));
        }
        if (column == null) {
            String meant = NearestName.of(wanted, names.keySet())
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("; the fields are " + String.join(", ", names.keySet()));
            throw new DerivationException("primary key", "there is no field '" + wanted + "'" + meant);
        }
        DataType type = columns.get(column);
        if (type == null) {
            throw new DerivationException(
                    "primary key", "the type of '" + wanted + "' is not known; name a type for it");
        }
        boolean part = type instanceof ListType || type instanceof SetType || type instanceof MapType;
        if (part || type instanceof UserDefinedType || type.equals(DataTypes.DURATION)) {
            throw new DerivationException(
                    "primary key", "'" + wanted + "' is of type " + type.asCql(true, true) + ", which is no good key");
        }
        return column;
    }

    private static void requireDistinct(List<CqlIdentifier> partition, Map<CqlIdentifier, ClusteringOrder> order) {
        List<CqlIdentifier> all = new ArrayList<>(partition);
        all.addAll(order.keySet());
        for (CqlIdentifier column : all) {
            if (all.indexOf(column) != all.lastIndexOf(column)) {
                throw new DerivationException("primary key", column.asCql(true) + " is named twice");
            }
        }
    }
}
