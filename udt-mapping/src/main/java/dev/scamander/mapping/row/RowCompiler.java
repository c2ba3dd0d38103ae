package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.language.Assignment;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.language.Operator;
import dev.scamander.mapping.language.RecordField;
import dev.scamander.mapping.language.Root;
import dev.scamander.mapping.language.Segment;
import dev.scamander.mapping.language.Source;
import dev.scamander.mapping.language.Target;
import dev.scamander.mapping.scalar.ScalarEncoder;
import dev.scamander.mapping.scalar.ScalarEncoders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Compiles one mapping for one table. */
final class RowCompiler {
    private final RowShape shape;
    private final RowSettings settings;
    private final Operators allowed;
    private final Map<CqlIdentifier, ColumnPlan> columns = new LinkedHashMap<>();
    private final Map<String, List<Slot>> roots = new LinkedHashMap<>();
    private final List<ComputedValue> computed = new ArrayList<>();
    private final Map<CqlIdentifier, Operator> operators = new LinkedHashMap<>();
    private RowTimes.Time ttl;
    private RowTimes.Time timestamp;
    private TimeUnit timestampUnit;
    private int slots;

    /** Which operators a mapping may have. */
    enum Operators {
        NONE,
        COLLECTIONS,
        AGGREGATES
    }

    RowCompiler(RowShape shape, RowSettings settings) {
        this(shape, settings, Operators.NONE);
    }

    RowCompiler(RowShape shape, RowSettings settings, Operators allowed) {
        this.shape = shape;
        this.settings = settings;
        this.allowed = allowed;
        this.timestampUnit = settings.timestampTimeUnit();
    }

    /** Compiles a mapping that names its columns. */
    RowPlan explicit(Mapping mapping) {
        mapping.assignments().forEach(assignment -> assign(mapping, assignment));
        if (!writesStaticsAlone()) {
            List<CqlIdentifier> key = new ArrayList<>(shape.partitionKey());
            key.addAll(shape.clustering());
            requireMapped(mapping, key);
        }
        return plan(false);
    }

    /** Compiles what a mapping says of some columns of the primary key and of the write timestamp: all that a deletion needs. */
    RowPlan deletion(Mapping mapping, Collection<CqlIdentifier> key) {
        for (Assignment assignment : mapping.assignments()) {
            if (assignment.target() instanceof Target.WriteTimestamp
                    || assignment.target() instanceof Target.Column column
                            && key.contains(resolve(mapping, assignment, column))) {
                assign(mapping, assignment);
            }
        }
        requireMapped(mapping, key);
        return plan(false);
    }

    private void assign(Mapping mapping, Assignment assignment) {
        try {
            if (assignment.target() instanceof Target.Column column) {
                column(mapping, assignment, column);
            } else {
                time(mapping, assignment);
            }
        } catch (MappingException e) {
            String value = e.value() == null ? "" : e.value() + " ";
            throw mapping.error(
                    assignment.sourcePosition(),
                    assignment.source() + " does not fit " + e.target() + ": " + value + e.reason());
        }
    }

    /** Static columns belong to the partition: beside them alone, clustering columns have no place. */
    private boolean writesStaticsAlone() {
        List<CqlIdentifier> data = mapped(column -> !shape.isKey(column));
        return allowed != Operators.AGGREGATES
                && columns.keySet().containsAll(shape.partitionKey())
                && mapped(shape.clustering()::contains).isEmpty()
                && !data.isEmpty()
                && shape.statics().containsAll(data);
    }

    private List<CqlIdentifier> mapped(Predicate<CqlIdentifier> which) {
        return columns.keySet().stream().filter(which).toList();
    }

    private void requireMapped(Mapping mapping, Collection<CqlIdentifier> key) {
        for (CqlIdentifier column : key) {
            if (!columns.containsKey(column)) {
                String name = column.asCql(true);
                throw mapping.error(
                        mapping.text().length(),
                        "primary key column " + name + " of " + shape.name() + " is not mapped: add " + name + "=..."
                                + (shape.clustering().contains(column) ? staticsHint() : ""));
            }
        }
    }

    private String staticsHint() {
        if (mapped(shape.statics()::contains).isEmpty()) {
            return "";
        }
        return mapped(column -> !shape.isKey(column) && !shape.statics().contains(column)).stream()
                .findFirst()
                .map(regular -> "; without clustering columns only static columns can be written, and "
                        + regular.asCql(true) + " is not static")
                .orElse("; or map no clustering column at all, since the others are static");
    }

    /** Maps each column to the field of its name, in the value or else in the key. */
    RowPlan byName() {
        return byName(shape.columns().keySet());
    }

    /** Maps some columns to the fields of their names, in the value or else in the key. */
    RowPlan byName(Collection<CqlIdentifier> names) {
        boolean singleKey = shape.partitionKey().size() + shape.clustering().size() == 1;
        for (CqlIdentifier column : names) {
            List<Segment> name = List.of(new Segment.Name(column.asInternal(), false));
            List<Slot> sources = new ArrayList<>();
            SlotEncoders encoders = encoders(column);
            sources.add(slot(new Source.Path(Root.VALUE, name), column, encoders));
            sources.add(slot(new Source.Path(Root.KEY, name), column, encoders));
            if (singleKey && shape.isKey(column)) {
                sources.add(slot(new Source.Path(Root.KEY, List.of()), column, encoders));
            }
            put(column, sources, sources.get(0).index());
        }
        return plan(true);
    }

    private RowPlan plan(boolean byName) {
        List<RootPlan> plans = new ArrayList<>();
        roots.values().forEach(list -> {
            boolean key = list.get(0).path().root() == Root.KEY;
            plans.add(RootPlan.of(list, byName && key));
        });
        RowTimes times = new RowTimes(ttl, settings.ttlTimeUnit(), timestamp, timestampUnit);
        return new RowPlan(
                shape,
                settings,
                slots,
                List.copyOf(columns.values()),
                Collections.unmodifiableMap(operators),
                List.copyOf(plans),
                List.copyOf(computed),
                times);
    }

    private void column(Mapping mapping, Assignment assignment, Target.Column target) {
        CqlIdentifier column = resolve(mapping, assignment, target);
        if (columns.containsKey(column)) {
            throw mapping.error(
                    assignment.targetPosition(),
                    "column " + column.asCql(true) + " is mapped twice: keep one of the two");
        }
        if (assignment.source() instanceof Source.Applied applied) {
            applied(column, applied);
        } else if (allowed == Operators.AGGREGATES && !shape.isKey(column)) {
            throw new MappingException(
                    shape.target(column), null, "beside aggregates a column is of the key, or sum, count, min or max");
        } else {
            source(column, shape.columns().get(column), assignment.source());
        }
    }

    private CqlIdentifier resolve(Mapping mapping, Assignment assignment, Target.Column target) {
        return shape.resolve(target, reason -> mapping.error(assignment.targetPosition(), reason));
    }

    private void source(CqlIdentifier column, DataType type, Source source) {
        String name = shape.untypedTarget(column);
        if (source instanceof Source.Path path) {
            Slot slot = slot(path, shape.target(column), type, SlotEncoders.of(type, settings.values(), name));
            put(column, List.of(slot), slot.index());
        } else if (source instanceof Source.Scale scale) {
            Slot slot = slot(scale.path(), column, new ScaledNumber(scale.factor(), integers(type, name)));
            put(column, List.of(slot), slot.index());
        } else {
            if (source instanceof Source.Literal literal && literal.value() == null && shape.isKey(column)) {
                throw new MappingException(shape.target(column), null, "a primary key column cannot be null");
            }
            if (source instanceof Source.Now && allowed == Operators.AGGREGATES) {
                throw new MappingException(
                        shape.target(column), null, "a record that comes again would count under another key");
            }
            compute(column, ComputedValue.compile(source, type, settings.values(), name));
        }
    }

    private void compute(CqlIdentifier column, CqlEncoder<MappingRecord> encoder) {
        ComputedValue value = new ComputedValue(slots++, encoder);
        computed.add(value);
        put(column, List.of(), value.slot());
    }

    private void applied(CqlIdentifier column, Source.Applied applied) {
        Operator operator = applied.operator();
        Operators needed = operator.isAggregate() ? Operators.AGGREGATES : Operators.COLLECTIONS;
        if (allowed != needed) {
            throw new MappingException(
                    shape.target(column),
                    null,
                    allowed == Operators.AGGREGATES
                            ? "beside aggregates a column is of the key, or sum, count, min or max"
                            : operator.word() + "() cannot be used here");
        }
        if (shape.isKey(column)) {
            throw new MappingException(
                    shape.target(column), null, operator.word() + "() cannot make a primary key column");
        }
        operators.put(column, operator);
        if (operator == Operator.COUNT && applied.argument() == null) {
            compute(column, (row, out) -> true);
        } else if (operator == Operator.COUNT && applied.argument() instanceof Source.Path path) {
            Slot slot = slot(path, column, Presence.ENCODERS);
            put(column, List.of(slot), slot.index());
        } else {
            source(
                    column,
                    Operands.type(operator, shape.columns().get(column), shape.target(column)),
                    applied.argument());
        }
    }

    private ScalarEncoder integers(DataType type, String name) {
        boolean numeric = type.equals(DataTypes.COUNTER)
                || type.equals(DataTypes.BIGINT)
                || type.equals(DataTypes.INT)
                || type.equals(DataTypes.SMALLINT)
                || type.equals(DataTypes.TINYINT)
                || type.equals(DataTypes.VARINT)
                || type.equals(DataTypes.DECIMAL)
                || type.equals(DataTypes.DOUBLE)
                || type.equals(DataTypes.FLOAT);
        if (!numeric) {
            throw new MappingException(
                    name + " " + type.asCql(false, true), null, "scale() makes an integer, for a numeric column");
        }
        return ScalarEncoders.of(type, settings.values(), name);
    }

    private void time(Mapping mapping, Assignment assignment) {
        String name = assignment.target().toString();
        if (shape.hasCounters()) {
            throw mapping.error(
                    assignment.targetPosition(),
                    shape.name() + " has counters, which take neither a time to live nor a write timestamp");
        }
        if (allowed == Operators.AGGREGATES) {
            throw mapping.error(
                    assignment.targetPosition(),
                    "aggregates take neither a time to live nor a write timestamp: theirs says up to which record they count");
        }
        boolean isTtl = assignment.target() instanceof Target.Ttl;
        TimeUnit unit = isTtl ? settings.ttlTimeUnit() : settings.timestampTimeUnit();
        SlotEncoders numbers = SlotEncoders.of(DataTypes.BIGINT, settings.values(), name);
        Source source = assignment.source();
        RowTimes.Time time;
        if (source instanceof Source.Path path) {
            Slot slot = slot(path, name, DataTypes.BIGINT, new EpochNumber(unit, numbers));
            time = new RowTimes.Time(slot.index(), slot);
        } else if (source instanceof Source.Scale scale) {
            Slot slot = slot(
                    scale.path(),
                    name,
                    DataTypes.BIGINT,
                    new ScaledNumber(scale.factor(), integers(DataTypes.BIGINT, name)));
            time = new RowTimes.Time(slot.index(), slot);
        } else {
            computed.add(new ComputedValue(slots, computedTime(source, isTtl, name)));
            time = new RowTimes.Time(slots++, null);
        }
        if (isTtl) {
            ttl = time;
        } else {
            timestamp = time;
        }
    }

    private CqlEncoder<MappingRecord> computedTime(Source source, boolean isTtl, String name) {
        boolean moment = source instanceof Source.Now
                || source instanceof Source.Metadata metadata && metadata.field() == RecordField.TIMESTAMP;
        if (moment && isTtl) {
            throw new MappingException(name, null, "a time to live is a number, not a moment");
        }
        if (moment) {
            timestampUnit = TimeUnit.MICROSECONDS;
            return ComputedValue.microseconds(source);
        }
        return ComputedValue.compile(source, DataTypes.BIGINT, settings.values(), name);
    }

    private void put(CqlIdentifier column, List<Slot> sources, int slot) {
        DataType type = shape.columns().get(column);
        columns.put(
                column,
                new ColumnPlan(
                        column,
                        shape.target(column),
                        shape.isKey(column),
                        type.equals(DataTypes.COUNTER),
                        List.copyOf(sources),
                        slot));
    }

    private SlotEncoders encoders(CqlIdentifier column) {
        return SlotEncoders.of(shape.columns().get(column), settings.values(), shape.untypedTarget(column));
    }

    private Slot slot(Source.Path path, CqlIdentifier column, SlotEncoders encoders) {
        return slot(path, shape.target(column), shape.columns().get(column), encoders);
    }

    private Slot slot(Source.Path path, String target, DataType type, SlotEncoders encoders) {
        Slot slot = new Slot(slots++, path, target, type, encoders);
        roots.computeIfAbsent(Slot.rootName(path), root -> new ArrayList<>()).add(slot);
        return slot;
    }
}
