package dev.scamander.mapping.value;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.Collection;
import java.util.List;

/** A tuple from a sequence of as many elements; any of them may be null. */
final class TupleEncoder extends CompositeEncoder {

    private final List<CqlEncoder<Object>> elements;

    TupleEncoder(String target, List<CqlEncoder<Object>> elements, CqlEncoder<String> text) {
        super(target, text);
        this.elements = List.copyOf(elements);
    }

    @Override
    void write(Object source, CqlOutput out) {
        Collection<?> values = ElementSource.of(source);
        if (values == null) {
            throw unsuitable(source, ElementSource.KINDS);
        }
        if (values.size() != elements.size()) {
            throw fail("has " + values.size() + " elements; give " + elements.size() + ", null where there is none");
        }
        int index = 0;
        for (Object value : values) {
            try {
                writePart(elements.get(index), value, out);
            } catch (MappingException e) {
                throw e.inItem(index);
            }
            index++;
        }
    }
}
