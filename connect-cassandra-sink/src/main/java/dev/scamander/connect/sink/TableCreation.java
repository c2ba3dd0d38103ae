package dev.scamander.connect.sink;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import dev.scamander.cassandra.aggregate.AggregateTable;
import dev.scamander.cassandra.connection.FreshSchema;
import dev.scamander.cassandra.connection.SchemaChanges;
import dev.scamander.connect.sink.config.PrimaryKeyText;
import dev.scamander.connect.sink.config.TableSettings;
import dev.scamander.mapping.ddl.DerivedTable;
import dev.scamander.mapping.ddl.TableDerivation;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.language.Target;
import dev.scamander.mapping.row.MappingRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The statements that make one table as its mapping and some records need it. It only ever adds. */
final class TableCreation {
    private final TableSettings settings;
    private final DerivedTable derived;

    /**
     * Derives the table.
     *
     * @param existing the table as it is, if there is one
     * @param records some records of the topic
     * @throws dev.scamander.mapping.ddl.DerivationException if they leave a question open
     */
    TableCreation(
            TableSettings settings, Optional<TableMetadata> existing, Collection<? extends MappingRecord> records) {
        this.settings = settings;
        PrimaryKeyText key =
                existing.map(TableCreation::key).or(settings::primaryKey).orElseThrow();
        Mapping mapping = settings.mapping().isEmpty() ? null : Mapping.parse(settings.mapping());
        DerivedTable plain = TableDerivation.of(
                        settings.keyspace().asCql(true), settings.table().asCql(true))
                .withKey(key.partition(), key.clustering())
                .fromRecords(mapping, records);
        this.derived = settings.aggregates() ? withSource(plain) : plain;
    }

    private static PrimaryKeyText key(TableMetadata table) {
        return new PrimaryKeyText(
                names(table.getPartitionKey()),
                names(table.getClusteringColumns().keySet()).stream()
                        .filter(column -> !column.equals(AggregateTable.SOURCE.asInternal()))
                        .toList());
    }

    private static List<String> names(Collection<ColumnMetadata> columns) {
        return columns.stream().map(column -> column.getName().asInternal()).toList();
    }

    private static DerivedTable withSource(DerivedTable plain) {
        Map<CqlIdentifier, DataType> columns = new LinkedHashMap<>(plain.columns());
        columns.put(AggregateTable.SOURCE, DataTypes.TEXT);
        columns.put(AggregateTable.UPTO, DataTypes.BIGINT);
        Map<CqlIdentifier, ClusteringOrder> clustering = new LinkedHashMap<>(plain.clustering());
        clustering.put(AggregateTable.SOURCE, ClusteringOrder.ASC);
        return new DerivedTable(
                plain.keyspace(), plain.name(), plain.types(), columns, plain.partitionKey(), clustering);
    }

    /** Whether a table lacks columns that its mapping names. */
    static boolean lacksColumns(TableSettings settings, TableMetadata table) {
        return !settings.mapping().isEmpty()
                && Mapping.parse(settings.mapping()).assignments().stream()
                        .filter(assignment -> assignment.target() instanceof Target.Column)
                        .map(assignment -> ((Target.Column) assignment.target()).name())
                        .anyMatch(name -> table.getColumns().keySet().stream()
                                .noneMatch(column -> column.asInternal().equalsIgnoreCase(name)));
    }

    /**
     * Creates what is missing, and waits until the cluster agrees on it.
     *
     * @param evolve whether to add to what exists
     */
    void run(CqlSession session, boolean evolve) {
        Optional<KeyspaceMetadata> keyspace = FreshSchema.of(session).getKeyspace(settings.keyspace());
        Optional<TableMetadata> existing = keyspace.flatMap(known -> known.getTable(settings.table()));
        List<String> statements = existing.isPresent()
                ? evolve ? additions(keyspace.get(), existing.get()) : List.of()
                : creation(keyspace, evolve);
        SchemaChanges.run(session, statements);
        FreshSchema.of(session);
    }

    private List<String> creation(Optional<KeyspaceMetadata> keyspace, boolean evolve) {
        List<String> statements = new ArrayList<>(derived.statements());
        if (evolve && keyspace.isPresent()) {
            derived.types().forEach(type -> statements.addAll(0, newFields(keyspace.get(), type)));
        }
        if (settings.aggregates()) {
            // First, since a table that exists is not looked at again: what was made halfway would stay so.
            statements.add(
                    0,
                    new AggregateTable(settings.keyspace(), settings.table(), List.of(), List.of()).createMarkTable());
        }
        return statements;
    }

    private List<String> additions(KeyspaceMetadata keyspace, TableMetadata table) {
        List<String> alterations = new ArrayList<>();
        Set<UserDefinedType> needed = new LinkedHashSet<>();
        derived.columns().forEach((column, type) -> {
            boolean known = table.getColumns().keySet().stream()
                    .anyMatch(other -> other.asInternal().equalsIgnoreCase(column.asInternal()));
            if (!known) {
                addTypes(type, needed);
                alterations.add("ALTER TABLE " + settings.qualifiedName() + " ADD " + column.asCql(true) + " "
                        + type.asCql(true, true));
            }
        });
        List<String> statements = new ArrayList<>();
        for (UserDefinedType type : derived.types()) {
            if (needed.stream().anyMatch(other -> other.getName().equals(type.getName()))) {
                statements.addAll(newFields(keyspace, type));
                statements.add(DerivedTable.createType(type));
            }
        }
        statements.addAll(alterations);
        return statements;
    }

    private static List<String> newFields(KeyspaceMetadata keyspace, UserDefinedType wanted) {
        List<String> statements = new ArrayList<>();
        keyspace.getUserDefinedType(wanted.getName()).ifPresent(existing -> {
            for (int i = 0; i < wanted.getFieldNames().size(); i++) {
                CqlIdentifier field = wanted.getFieldNames().get(i);
                if (!existing.getFieldNames().contains(field)) {
                    statements.add("ALTER TYPE " + keyspace.getName().asCql(true) + "."
                            + wanted.getName().asCql(true) + " ADD " + field.asCql(true) + " "
                            + wanted.getFieldTypes().get(i).asCql(true, true));
                }
            }
        });
        return statements;
    }

    private static void addTypes(DataType type, Set<UserDefinedType> types) {
        if (type instanceof UserDefinedType udt) {
            udt.getFieldTypes().forEach(field -> addTypes(field, types));
            types.add(udt);
        } else if (type instanceof ListType list) {
            addTypes(list.getElementType(), types);
        } else if (type instanceof MapType map) {
            addTypes(map.getValueType(), types);
        } else if (type instanceof TupleType tuple) {
            tuple.getComponentTypes().forEach(component -> addTypes(component, types));
        }
    }
}
