package dev.scamander.spark.option;

import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.mapping.language.NearestName;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells misspelt options from known ones, among those of a read and those of a session. Options that only the Spark Cassandra
 * Connector has a use for are passed over.
 */
final class OptionNames {

    private static final String PREFIX = "spark.cassandra.";

    /** Names of the Spark Cassandra Connector that mean nothing here. */
    private static final Set<String> PASSED_OVER = Set.of(
            "spark.cassandra.connection.factory",
            "spark.cassandra.connection.keepalivems",
            "spark.cassandra.connection.quietperiodbeforeclosems",
            "spark.cassandra.connection.timeoutbeforeclosems",
            "spark.cassandra.connection.timeoutms",
            "spark.cassandra.connection.reconnectiondelayms.min",
            "spark.cassandra.connection.reconnectiondelayms.max",
            "spark.cassandra.connection.remoteconnectionsperexecutor",
            "spark.cassandra.connection.resolvecontactpoints",
            "spark.cassandra.connection.ssl.protocol",
            "spark.cassandra.connection.ssl.keystore.type",
            "spark.cassandra.connection.ssl.truststore.type",
            "spark.cassandra.connection.ssl.clientauth.enabled",
            "spark.cassandra.auth.conf.factory",
            "spark.cassandra.query.retry.count",
            "spark.cassandra.input.metrics",
            "spark.cassandra.output.metrics",
            "spark.cassandra.output.batch.grouping.buffer.size",
            "spark.cassandra.sql.inclausetojoinconversionthreshold",
            "spark.cassandra.sql.pushdown.additionalclasses",
            "spark.cassandra.table.size.in.bytes");

    private OptionNames() {}

    /**
     * Checks names, of which those that do not begin as ours do are passed over.
     *
     * @param names names of options or settings, perhaps behind the name of a cluster ({@code <cluster>/<name>})
     * @throws InvalidOptionException naming the first that is unknown, and the nearest known one
     */
    static void check(Collection<String> names) {
        Set<String> known = null;
        for (String name : names) {
            String option = name.substring(name.indexOf('/') + 1);
            String lower = option.toLowerCase(Locale.ROOT);
            if (!lower.startsWith(PREFIX) || PASSED_OVER.contains(lower)) {
                continue;
            }
            known = known == null ? known() : known;
            if (known.stream().noneMatch(lower::equalsIgnoreCase)) {
                String hint = NearestName.of(option, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
                throw new InvalidOptionException(name, null, "is no option of this data source" + hint);
            }
        }
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (ConnectionOption option : ConnectionOption.values()) {
            known.add(option.sparkName());
        }
        for (ReadOption option : ReadOption.values()) {
            known.add(option.optionName());
        }
        for (WriteOption option : WriteOption.values()) {
            known.add(option.optionName());
        }
        for (StreamOption option : StreamOption.values()) {
            known.add(option.optionName());
        }
        return known;
    }
}
