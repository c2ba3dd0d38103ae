package dev.scamander.mapping;

import dev.scamander.mapping.cql.CqlOutput;

/**
 * Writes values of one kind of source as one CQL type. Compiled once per (CQL type, shape of source); immutable and
 * safe for use by many threads, each with a {@link CqlOutput} of its own.
 *
 * @param <S> what is read: a Java value, or a parser that stands on the first token of the value
 */
@FunctionalInterface
public interface CqlEncoder<S> {

    /**
     * Appends the protocol body of one value, without a length in front.
     *
     * @param source the value; null means CQL null where the source is a plain object
     * @param out where to append
     * @return false if the value is null: then nothing was written
     * @throws MappingException if the value does not fit; {@code out} may then hold part of a value, which the caller
     *     takes back with {@link CqlOutput#truncate(int)} or {@link CqlOutput#reset()}
     */
    boolean encode(S source, CqlOutput out);
}
