package dev.scamander.spark.catalyst;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import scala.collection.Iterable;
import scala.collection.Iterator;
import scala.collection.immutable.$colon$colon;
import scala.collection.immutable.Nil$;

/** Sequences to and fro. Scala's list is a sequence by either version's measure, and its constructor is the same in both. */
public final class ScalaSequences {

    private ScalaSequences() {}

    /**
     * A Java list as a Scala list.
     *
     * @param elements the elements
     * @return a list that passes for a sequence in Scala 2.12 and 2.13
     */
    @SuppressWarnings("unchecked")
    public static <T> scala.collection.immutable.List<T> of(List<? extends T> elements) {
        scala.collection.immutable.List<T> list = (scala.collection.immutable.List<T>) (Object) Nil$.MODULE$;
        for (int i = elements.size() - 1; i >= 0; i--) {
            list = new $colon$colon<>(elements.get(i), list);
        }
        return list;
    }

    /**
     * Three counters as a Scala map; its class for three entries has the same constructor in both versions.
     *
     * @param map a map of three entries
     * @return the same as a Scala map
     */
    static <K, V> scala.collection.immutable.Map<K, V> mapOfThree(Map<K, V> map) {
        List<Map.Entry<K, V>> all = List.copyOf(map.entrySet());
        return new scala.collection.immutable.Map.Map3<>(
                all.get(0).getKey(),
                all.get(0).getValue(),
                all.get(1).getKey(),
                all.get(1).getValue(),
                all.get(2).getKey(),
                all.get(2).getValue());
    }

    /**
     * A Scala collection as a Java list.
     *
     * @param sequence any Scala collection
     * @param type the type of its elements
     * @return its elements in order
     */
    public static <T> List<T> toJava(Object sequence, Class<T> type) {
        List<T> elements = new ArrayList<>();
        Iterator<?> iterator = ((Iterable<?>) sequence).iterator();
        while (iterator.hasNext()) {
            elements.add(type.cast(iterator.next()));
        }
        return elements;
    }
}
