package dev.scamander.mapping.connect;

import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.cql.CqlOutput;
import java.time.DateTimeException;
import java.util.function.UnaryOperator;

/** A value whose schema has a name that says what is meant by it. */
final class LogicalEncoder implements CqlEncoder<Object> {

    private final String target;
    private final String name;
    private final UnaryOperator<Object> meaning;
    private final CqlEncoder<Object> encoder;

    LogicalEncoder(String target, String name, UnaryOperator<Object> meaning, CqlEncoder<Object> encoder) {
        this.target = target;
        this.name = name;
        this.meaning = meaning;
        this.encoder = encoder;
    }

    @Override
    public boolean encode(Object source, CqlOutput out) {
        if (source == null) {
            return false;
        }
        Object meant;
        try {
            meant = meaning.apply(source);
        } catch (DateTimeException | ArithmeticException | ClassCastException | NullPointerException e) {
            throw new MappingException(
                    target, MappingException.excerpt(source.toString()), "is no value of the schema " + name);
        }
        return encoder.encode(meant, out);
    }
}
