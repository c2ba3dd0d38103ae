package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.type.DataType;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.language.Root;
import dev.scamander.mapping.language.Segment;
import dev.scamander.mapping.language.Source;
import java.util.List;

/**
 * A place of the row that is filled from one path: a column, the time to live or the write timestamp.
 *
 * @param index its place in the {@link RowBuffer}
 * @param path where its value is in the record
 * @param target how messages call the place, such as {@code product.price float}
 * @param type the CQL type
 * @param encoders how values become bytes
 */
record Slot(int index, Source.Path path, String target, DataType type, SlotEncoders encoders) {

    void fill(RowBuffer row, JsonParser parser) {
        row.fill(index, encoders.json(), parser);
    }

    void fill(RowBuffer row, Object value) {
        row.fill(index, encoders.values(), value);
    }

    /** The path below the key, the value or the header. */
    List<Segment> steps() {
        List<Segment> segments = path.segments();
        return path.root() == Root.HEADER ? segments.subList(1, segments.size()) : segments;
    }

    /** How messages call the key, value or header. */
    static String rootName(Source.Path path) {
        return switch (path.root()) {
            case VALUE -> "$";
            case KEY -> "key";
            case HEADER -> "header." + path.segments().get(0);
        };
    }

    /** An error about what was found, or not found, at this slot's path. */
    MappingException error(String value, String reason) {
        MappingException e = new MappingException(target, value, reason);
        List<Segment> steps = steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            Segment step = steps.get(i);
            e = step instanceof Segment.Index item ? e.inItem(item.index()) : e.inField(((Segment.Name) step).name());
        }
        return e.rootedAt(rootName(path));
    }
}
