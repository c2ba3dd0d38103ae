package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.language.InvalidMappingException;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.language.Operator;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping compiled for one table: turns records into rows.
 *
 * <pre>{@code
 * RowMapping mapping = RowMapping.compile("id=key, name=value.name", table, MappingSettings.defaults());
 * MappedRow row = mapping.map(record);
 * }</pre>
 *
 * <p>To be used by one thread at a time: it reuses its buffers and remembers the shape of the records that it has seen.
 * After an exception it is as good as before. A change of the table's columns does not break it, as long as those that
 * it maps remain; to map new columns compile anew.
 */
public final class RowMapping {
    private final RowPlan plan;
    private final List<CqlIdentifier> columns;
    private final RowBuffer row;
    private final Input[] inputs;
    private final ComputedValue[] computed;
    private final RowAssembler assembler;

    private record Input(RootPlan plan, RootReader reader) {}

    private RowMapping(RowPlan plan) {
        this.plan = plan;
        this.columns = plan.columns().stream().map(ColumnPlan::name).toList();
        this.row = new RowBuffer(plan.slots());
        this.computed = plan.computed().toArray(ComputedValue[]::new);
        this.assembler = new RowAssembler(plan);
        MappingSettings values = plan.settings().values();
        JsonDocuments documents = new JsonDocuments(values);
        UnknownFields unknown =
                new UnknownFields(values.unknownField(), plan.shape().name());
        this.inputs = plan.roots().stream()
                .map(root -> new Input(root, new RootReader(root, documents, unknown, row)))
                .toArray(Input[]::new);
    }

    /**
     * Compiles a mapping with the default {@link RowSettings}.
     *
     * @param mapping the mapping, or null to map every column to the field of its name in the value, or else in the key;
     *     a primary key of one column may then also be the whole key
     * @param table the table
     * @param settings how values are converted
     * @throws InvalidMappingException if the mapping is malformed or does not fit the table
     */
    public static RowMapping compile(String mapping, TableMetadata table, MappingSettings settings) {
        return compile(mapping, table, RowSettings.of(settings));
    }

    /**
     * Compiles a mapping. It has the whole primary key, or else the partition key and static columns alone.
     *
     * @param mapping the mapping, or null to map by name
     * @param table the table
     * @param settings how values are converted, and what becomes of nulls and times
     * @throws InvalidMappingException if the mapping is malformed or does not fit the table
     */
    public static RowMapping compile(String mapping, TableMetadata table, RowSettings settings) {
        RowCompiler compiler = new RowCompiler(RowShape.of(table), settings);
        return new RowMapping(mapping == null ? compiler.byName() : compiler.explicit(Mapping.parse(mapping)));
    }

    /**
     * Compiles a mapping that may append to collections and remove from them: {@link #operators()} says which columns are to
     * be updated so.
     *
     * @param mapping the mapping
     * @param table the table
     * @param settings how values are converted, and what becomes of nulls and times
     * @throws InvalidMappingException if the mapping is malformed or does not fit the table
     */
    public static RowMapping compileUpdate(String mapping, TableMetadata table, RowSettings settings) {
        RowCompiler compiler = new RowCompiler(RowShape.of(table), settings, RowCompiler.Operators.COLLECTIONS);
        return new RowMapping(compiler.explicit(Mapping.parse(mapping)));
    }

    /**
     * Compiles what a mapping says of some columns of the primary key, and of the write timestamp if it says anything: the
     * rows are what a deletion needs that names a row, a range of rows or a partition. They have no time to live.
     *
     * @param mapping the mapping, or null to map by name
     * @param table the table
     * @param key the columns, each of the primary key; {@link #columns()} may have them in another order
     * @param settings how values are converted, and the unit of the write timestamp
     * @throws InvalidMappingException if the mapping is malformed, does not fit the table or lacks one of the columns
     */
    public static RowMapping compileDeletion(
            String mapping, TableMetadata table, Collection<CqlIdentifier> key, RowSettings settings) {
        RowCompiler compiler = new RowCompiler(RowShape.of(table), settings);
        return new RowMapping(mapping == null ? compiler.byName(key) : compiler.deletion(Mapping.parse(mapping), key));
    }

    /**
     * Compiles a mapping of which every column outside of the primary key is a sum, a count, a minimum or a maximum;
     * {@link #operators()} says which. The rows hold what is to be added, not the totals.
     *
     * @param mapping the mapping
     * @param table the table of the totals
     * @param reserved columns of the table that no mapping may name
     * @param settings how values are converted, and what becomes of missing fields
     * @throws InvalidMappingException if the mapping is malformed or does not fit the table
     */
    public static RowMapping compileAggregates(
            String mapping, TableMetadata table, Set<CqlIdentifier> reserved, RowSettings settings) {
        RowShape shape = RowShape.of(table).without(reserved);
        RowCompiler compiler = new RowCompiler(shape, settings, RowCompiler.Operators.AGGREGATES);
        return new RowMapping(compiler.explicit(Mapping.parse(mapping)));
    }

    /**
     * Compiles a mapping to the variables of a statement of the user's own.
     *
     * @param mapping the mapping: its columns are the names of the variables
     * @param variables names and types of the variables
     * @param settings how values are converted, and what becomes of nulls and times
     * @throws InvalidMappingException if the mapping is malformed or does not fit the variables
     */
    public static RowMapping compileStatement(
            String mapping, Map<CqlIdentifier, DataType> variables, RowSettings settings) {
        RowShape shape = RowShape.ofVariables("the query", variables);
        return new RowMapping(new RowCompiler(shape, settings).explicit(Mapping.parse(mapping)));
    }

    /** The mapped columns in bind order: as the mapping names them, or as the table has them when mapped by name. */
    public List<CqlIdentifier> columns() {
        return columns;
    }

    /** The columns whose new values come of their old ones, and how, in bind order. */
    public Map<CqlIdentifier, Operator> operators() {
        return plan.operators();
    }

    /** Whether {@code __ttl} is mapped. */
    public boolean hasTtl() {
        return plan.times().ttl() != null;
    }

    /** Whether {@code __timestamp} is mapped. */
    public boolean hasTimestamp() {
        return plan.times().timestamp() != null;
    }

    /** Whether every column that the table had when this was compiled is mapped. */
    public boolean mapsAllColumns() {
        return new HashSet<>(columns).containsAll(plan.shape().columns().keySet());
    }

    /**
     * Maps one record.
     *
     * @throws MappingException if the record does not fit; this mapping can go on with the next one
     */
    public MappedRow map(MappingRecord record) {
        row.reset();
        for (Input input : inputs) {
            input.reader.read(input.plan.from(record));
        }
        for (ComputedValue value : computed) {
            row.fill(value.slot(), value.encoder(), record);
        }
        return assembler.assemble(row);
    }
}
