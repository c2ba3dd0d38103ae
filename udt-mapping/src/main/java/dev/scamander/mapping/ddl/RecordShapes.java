package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.language.Assignment;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.language.Operator;
import dev.scamander.mapping.language.Root;
import dev.scamander.mapping.language.Segment;
import dev.scamander.mapping.language.Source;
import dev.scamander.mapping.language.Target;
import dev.scamander.mapping.row.MappingRecord;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** The shapes of the columns that a mapping fills from records. */
final class RecordShapes {
    private final DdlSettings settings;
    private final Collection<? extends MappingRecord> records;
    private final Shape key;
    private final Shape value;

    RecordShapes(DdlSettings settings, Collection<? extends MappingRecord> records) {
        this.settings = settings;
        this.records = records;
        this.key = shape(records.stream().map(MappingRecord::key).toList());
        this.value = shape(records.stream().map(MappingRecord::value).toList());
    }

    /**
     * The columns by name.
     *
     * @param mapping the mapping, or null where each column takes the field of its name
     * @param keyColumns the columns of the primary key, which may come from the records' keys
     */
    Map<String, Shape> columns(Mapping mapping, List<String> keyColumns) {
        Map<String, Shape> columns = new LinkedHashMap<>();
        if (mapping == null) {
            byName(keyColumns, columns);
            return columns;
        }
        for (Assignment assignment : mapping.assignments()) {
            if (assignment.target() instanceof Target.Column column) {
                columns.put(column.name(), of(assignment.source()));
            }
        }
        return columns;
    }

    private void byName(List<String> keyColumns, Map<String, Shape> columns) {
        if (value instanceof Shape.Fields fields) {
            columns.putAll(fields.fields());
        }
        for (String column : keyColumns) {
            boolean known = columns.keySet().stream().anyMatch(column::equalsIgnoreCase);
            if (!known) {
                Optional<Shape> field = step(key, new Segment.Name(column, false));
                field.or(() -> Optional.of(key)
                                .filter(whole -> whole instanceof Shape.Scalar && keyColumns.size() == 1))
                        .ifPresent(shape -> columns.put(column, shape));
            }
        }
    }

    private Shape of(Source source) {
        if (source instanceof Source.Path path) {
            return at(path);
        }
        if (source instanceof Source.Applied applied) {
            return applied(applied);
        }
        if (source instanceof Source.Literal literal) {
            return literal.value() == null ? new Shape.Unknown("it is null") : scalar(ofLiteral(literal.value()));
        }
        if (source instanceof Source.Scale) {
            return scalar(DataTypes.BIGINT);
        }
        if (source instanceof Source.Metadata metadata) {
            return scalar(
                    switch (metadata.field()) {
                        case TOPIC -> DataTypes.TEXT;
                        case PARTITION -> DataTypes.INT;
                        case OFFSET -> DataTypes.BIGINT;
                        case TIMESTAMP -> DataTypes.TIMESTAMP;
                    });
        }
        return scalar(DataTypes.TIMESTAMP); // now()
    }

    private static DataType ofLiteral(Object literal) {
        return literal instanceof Boolean
                ? DataTypes.BOOLEAN
                : literal instanceof BigDecimal ? DataTypes.DECIMAL : DataTypes.TEXT;
    }

    private Shape applied(Source.Applied applied) {
        if (applied.operator() == Operator.COUNT) {
            return scalar(DataTypes.BIGINT);
        }
        Shape argument = of(applied.argument());
        if (!applied.operator().isAggregate() || !(argument instanceof Shape.Scalar number)) {
            return argument;
        }
        DataType type = number.type();
        if (applied.operator() == Operator.SUM) {
            boolean whole = List.of(
                            DataTypes.TINYINT, DataTypes.SMALLINT, DataTypes.INT, DataTypes.BIGINT, DataTypes.VARINT)
                    .contains(type);
            return scalar(whole ? DataTypes.VARINT : type.equals(DataTypes.FLOAT) ? DataTypes.DOUBLE : type);
        }
        return type.equals(DataTypes.FLOAT)
                ? scalar(DataTypes.DOUBLE)
                : type.equals(DataTypes.TINYINT) || type.equals(DataTypes.SMALLINT) ? scalar(DataTypes.INT) : argument;
    }

    private static Shape scalar(DataType type) {
        return new Shape.Scalar(type);
    }

    private Shape at(Source.Path path) {
        Shape shape = path.root() == Root.VALUE ? value : key;
        List<Segment> steps = path.segments();
        if (path.root() == Root.HEADER) {
            String name = ((Segment.Name) steps.get(0)).name();
            shape = shape(records.stream().map(record -> record.header(name)).toList());
            steps = steps.subList(1, steps.size());
        }
        for (Segment segment : steps) {
            Optional<Shape> inner = step(shape, segment);
            if (inner.isEmpty()) {
                return new Shape.Unknown("no record has " + path);
            }
            shape = inner.get();
        }
        return shape;
    }

    private static Optional<Shape> step(Shape shape, Segment segment) {
        if (segment instanceof Segment.Name name && shape instanceof Shape.Fields fields) {
            Shape exact = fields.fields().get(name.name());
            return Optional.ofNullable(exact).or(() -> fields.fields().entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name.name()))
                    .map(Map.Entry::getValue)
                    .findFirst());
        }
        if (segment instanceof Segment.Name && shape instanceof Shape.Entries entries) {
            return Optional.of(entries.value());
        }
        if (segment instanceof Segment.Index && shape instanceof Shape.Items items) {
            return Optional.of(items.item());
        }
        return Optional.empty();
    }

    private Shape shape(List<Object> all) {
        List<Object> samples = all.stream().filter(Objects::nonNull).toList();
        if (samples.isEmpty()) {
            return new Shape.Unknown("every record has null here");
        }
        Object last = samples.get(samples.size() - 1);
        if (last instanceof Struct struct) {
            return ConnectSchemaReader.read(struct.schema());
        }
        SampleReader documents = new SampleReader(settings);
        SampleReader values = new SampleReader(settings);
        boolean json = false;
        for (Object sample : samples) {
            String text = text(sample);
            boolean added = text != null && text.stripLeading().startsWith("{") && documents.tryAdd(text);
            json |= added;
            if (!added) {
                values.addValue(text == null ? sample : text);
            }
        }
        // among documents, text that is none is a record that will be refused
        Shape shape = new SampleShapes(settings).of((json ? documents : values).root());
        return json || last instanceof Map ? widened(shape) : shape;
    }

    private static String text(Object sample) {
        if (sample instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (sample instanceof ByteBuffer buffer) {
            return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
        }
        return sample instanceof CharSequence text ? text.toString() : null;
    }

    /** A few records show no more than that numbers have been small so far. */
    private static Shape widened(Shape shape) {
        if (shape instanceof Shape.Scalar scalar && scalar.type().equals(DataTypes.INT)) {
            return scalar(DataTypes.BIGINT);
        }
        if (shape instanceof Shape.Items items) {
            return new Shape.Items(widened(items.item()));
        }
        if (shape instanceof Shape.Entries entries) {
            return new Shape.Entries(entries.key(), widened(entries.value()));
        }
        if (shape instanceof Shape.Fields fields) {
            Map<String, Shape> wide = new LinkedHashMap<>();
            fields.fields().forEach((name, field) -> wide.put(name, widened(field)));
            return new Shape.Fields(fields.name(), wide);
        }
        return shape;
    }
}
