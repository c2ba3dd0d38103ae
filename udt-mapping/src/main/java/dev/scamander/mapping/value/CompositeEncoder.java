package dev.scamander.mapping.value;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;

/** A type with types inside, from a Java value; a string is taken as JSON. */
abstract class CompositeEncoder implements CqlEncoder<Object> {

    private final String target;
    private final CqlEncoder<String> text;

    CompositeEncoder(String target, CqlEncoder<String> text) {
        this.target = target;
        this.text = text;
    }

    final String target() {
        return target;
    }

    @Override
    public final boolean encode(Object source, CqlOutput out) {
        if (source == null) {
            return false;
        }
        if (source instanceof CharSequence json) {
            return text.encode(json.toString(), out);
        }
        write(source, out);
        return true;
    }

    abstract void write(Object source, CqlOutput out);

    final MappingException unsuitable(Object source, String wanted) {
        return fail("is a " + source.getClass().getName() + "; give " + wanted);
    }

    final MappingException fail(String reason) {
        return new MappingException(target, null, reason);
    }

    /** Writes a part with its length in front. */
    static void writePart(CqlEncoder<Object> encoder, Object part, CqlOutput out) {
        int mark = out.beginValue();
        if (encoder.encode(part, out)) {
            out.endValue(mark);
        } else {
            out.nullValue(mark);
        }
    }
}
