package dev.scamander.spark.option;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Finds what was set. The first of these wins: the option of the read (or of the catalog), the session's setting for the
 * named cluster ({@code <cluster>/<name>}), the session's setting, and after them the default. Names count in any case of
 * letters among options, since Spark lowers them.
 */
public final class OptionSource {

    private static final String CLUSTER = "cluster";

    private final Map<String, String> options = new TreeMap<>();
    private final UnaryOperator<String> session;
    private final Set<String> sessionNames;
    private final String cluster;

    /**
     * Makes a source.
     *
     * @param options options of the read or the catalog
     * @param session gives the session's setting for a name, or null
     * @param sessionNames the names of all settings of the session
     */
    public OptionSource(Map<String, String> options, UnaryOperator<String> session, Set<String> sessionNames) {
        options.forEach((name, value) -> this.options.put(name.toLowerCase(Locale.ROOT), value));
        this.session = session;
        this.sessionNames = Set.copyOf(sessionNames);
        this.cluster = this.options.get(CLUSTER);
    }

    /**
     * What was set under a name.
     *
     * @param name the option's name
     * @return the value; empty if it was set nowhere
     */
    public Optional<String> find(String name) {
        String value = options.get(name.toLowerCase(Locale.ROOT));
        if (value == null && cluster != null) {
            value = session.apply(cluster + "/" + name);
        }
        return Optional.ofNullable(value == null ? session.apply(name) : value);
    }

    /**
     * The options of the read itself, without the session's.
     *
     * @return names in lower case, and values
     */
    Map<String, String> options() {
        return options;
    }

    /** The names of all settings of the session, ours or not. */
    Set<String> sessionNames() {
        return sessionNames;
    }
}
