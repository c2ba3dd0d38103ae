package dev.scamander.mapping.value;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.Collection;

/** A list or a set from a collection or an array, none of whose elements is null. */
final class SequenceEncoder extends CompositeEncoder {

    private final CqlEncoder<Object> element;

    SequenceEncoder(String target, CqlEncoder<Object> element, CqlEncoder<String> text) {
        super(target, text);
        this.element = element;
    }

    @Override
    void write(Object source, CqlOutput out) {
        Collection<?> elements = ElementSource.of(source);
        if (elements == null) {
            throw unsuitable(source, ElementSource.KINDS);
        }
        out.writeInt(elements.size());
        int index = 0;
        for (Object value : elements) {
            int mark = out.beginValue();
            try {
                if (!element.encode(value, out)) {
                    throw fail("is null, which no element of a collection can be");
                }
            } catch (MappingException e) {
                throw e.inItem(index);
            }
            out.endValue(mark);
            index++;
        }
    }
}
