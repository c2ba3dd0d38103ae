package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the shape of what samples have had. */
final class SampleShapes {
    private static final Pattern FIELD_NAMES = Pattern.compile("[\\p{L}_$@][\\p{L}\\p{N}_$@-]*");

    private final DdlSettings settings;

    SampleShapes(DdlSettings settings) {
        this.settings = settings;
    }

    Shape of(SampleNode node) {
        return settings.chosenAt(node.path()).orElseGet(() -> observed(node));
    }

    private Shape observed(SampleNode node) {
        boolean scalars = !node.kinds().isEmpty();
        boolean arrays = node.items() != null;
        boolean objects = node.hasObjects();
        if ((scalars ? 1 : 0) + (arrays ? 1 : 0) + (objects ? 1 : 0) > 1) {
            String found = (objects ? "objects " : "") + (arrays ? "arrays " : "") + (scalars ? "scalars " : "");
            throw new DerivationException(
                    node.path(),
                    "the samples disagree: there are " + found.trim().replace(" ", " and "));
        }
        if (objects) {
            return object(node);
        }
        if (arrays) {
            if (node.items().hasNulls()) {
                throw new DerivationException(
                        node.items().path(), "there is a null in an array, which no CQL list can hold");
            }
            return new Shape.Items(of(node.items()));
        }
        return scalars ? scalar(node) : new Shape.Unknown("every sample has null here, or nothing");
    }

    private Shape scalar(SampleNode node) {
        DataType common = SampleKind.common(node.kinds());
        if (common != null) {
            return new Shape.Scalar(common);
        }
        if (settings.mixed() == DdlSettings.Mixed.TEXT) {
            return new Shape.Scalar(DataTypes.TEXT);
        }
        String kinds = node.kinds().stream().map(Enum::toString).collect(Collectors.joining(", "));
        throw new DerivationException(
                node.path(), "the samples have values of different kinds (" + kinds + "); name a type, or choose text");
    }

    private Shape object(SampleNode node) {
        if (settings.maps().contains(node.path())) {
            return new Shape.Entries(
                    DataTypes.TEXT,
                    entries(node)
                            .orElseThrow(() -> new DerivationException(
                                    node.path(), "cannot be a map: its values are of different shapes or null")));
        }
        boolean names = node.fields().keySet().stream()
                .allMatch(name -> FIELD_NAMES.matcher(name).matches());
        if (!node.path().equals("$") && (!names || node.hasChangingNames())) {
            Optional<Shape> entry = entries(node);
            if (entry.isPresent()) {
                return new Shape.Entries(DataTypes.TEXT, entry.get());
            }
        }
        if (node.fields().isEmpty()) {
            return new Shape.Unknown("every object here is empty");
        }
        Map<String, Shape> fields = new LinkedHashMap<>();
        node.fields().forEach((name, field) -> fields.put(name, of(field)));
        return new Shape.Fields(null, fields);
    }

    /** The one shape of all the object's values, if they have one; a map holds no nulls. */
    private Optional<Shape> entries(SampleNode node) {
        SampleNode all = new SampleNode(node.path() + ".*");
        node.fields().values().forEach(all::addAll);
        if (all.hasNulls()) {
            return Optional.empty();
        }
        try {
            Shape shape = new SampleShapes(settings.withMixed(DdlSettings.Mixed.FAIL)).of(all);
            boolean alike = !(shape instanceof Shape.Fields) || all.sharesNames();
            return alike ? Optional.of(shape) : Optional.empty();
        } catch (DerivationException e) {
            return Optional.empty();
        }
    }
}
