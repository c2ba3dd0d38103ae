package dev.scamander.mapping.language;

/** One step of a path: into a field by its name, or into an array by an index. */
public sealed interface Segment {

    /**
     * A field of an object or struct, or the entry of a map.
     *
     * @param name the name as the data spells it, without quotes
     * @param quoted whether it was written in quotes: then it is never joined with its neighbours into a dotted name
     */
    record Name(String name, boolean quoted) implements Segment {
        @Override
        public String toString() {
            return quoted || !Words.isWord(name) ? Words.quote(name) : name;
        }
    }

    /**
     * An item of an array.
     *
     * @param index the item's place, from 0
     */
    record Index(int index) implements Segment {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
