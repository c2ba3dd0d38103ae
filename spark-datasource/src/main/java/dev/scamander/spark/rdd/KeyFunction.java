package dev.scamander.spark.rdd;

import java.io.Serializable;

/**
 * Tells the key of an element.
 *
 * @param <T> the element's type
 */
@FunctionalInterface
public interface KeyFunction<T> extends Serializable {

    /**
     * The key's values, one for each column of the key in order: numbers, texts, {@code java.time} values, UUIDs and so on.
     *
     * @param element an element
     * @return the values; with a null among them, or null, the element matches nothing
     * @throws Exception if it cannot be told
     */
    Object[] key(T element) throws Exception;
}
