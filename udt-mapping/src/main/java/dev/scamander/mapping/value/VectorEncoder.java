package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.type.VectorType;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.CqlWidths;
import dev.scamander.mapping.cql.VectorLayout;
import java.util.Collection;

/** A vector from a sequence of as many elements, none of them null. */
final class VectorEncoder extends CompositeEncoder {

    private final CqlEncoder<Object> element;
    private final int dimensions;
    private final boolean variable;

    VectorEncoder(String target, VectorType type, CqlEncoder<Object> element, CqlEncoder<String> text) {
        super(target, text);
        this.element = element;
        this.dimensions = type.getDimensions();
        this.variable = CqlWidths.of(type.getElementType()) == CqlWidths.VARIABLE;
    }

    @Override
    void write(Object source, CqlOutput out) {
        Collection<?> values = ElementSource.of(source);
        if (values == null) {
            throw unsuitable(source, ElementSource.KINDS);
        }
        if (values.size() != dimensions) {
            throw fail("has " + values.size() + " elements; give " + dimensions);
        }
        int index = 0;
        for (Object value : values) {
            int start = out.position();
            try {
                if (!element.encode(value, out)) {
                    throw fail("is null, which no element of a vector can be");
                }
            } catch (MappingException e) {
                throw e.inItem(index);
            }
            if (variable) {
                VectorLayout.prefixLength(out, start);
            }
            index++;
        }
    }
}
