package dev.scamander.spark.option;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.cassandra.connection.ConnectionOption;
import dev.scamander.cassandra.connection.ConnectionSettings;
import dev.scamander.cassandra.read.LookupSettings;
import dev.scamander.cassandra.read.ReadSettings;
import dev.scamander.cassandra.ring.PlanSettings;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The options of one read, resolved and checked.
 *
 * @param connection how to reach the cluster
 * @param keyspace name of the keyspace as the user wrote it
 * @param table name of the table as the user wrote it
 * @param pushdown whether anything but columns is pushed down
 * @param allowFiltering whether queries may use ALLOW FILTERING
 * @param ignoreMissingMetaColumns whether times of columns that have none are null
 * @param decimalScale digits behind the point of CQL decimals
 * @param maxKeys partition keys to look up one by one at most
 * @param splitSizeMb megabytes that a task reads
 * @param splitCount tasks to aim for; 0 goes by size
 * @param fetchSize rows of a page; 0 goes by their size
 * @param consistency consistency level's name
 * @param rowsPerSecond rows that a task reads per second; 0 for no limit
 * @param bytesPerSecond bytes that a task reads per second; 0 for no limit
 * @param concurrentReads lookups of a task at the same time
 * @param keysPerRequest keys that one request of a join asks for at most
 * @param directJoin whether joins look up keys
 * @param directJoinRatio the part of the table that lookups may cost at most
 * @param inOrder whether a task gives the rows of each partition one after another
 */
public record ReadOptions(
        ConnectionSettings connection,
        String keyspace,
        String table,
        boolean pushdown,
        boolean allowFiltering,
        boolean ignoreMissingMetaColumns,
        int decimalScale,
        int maxKeys,
        int splitSizeMb,
        int splitCount,
        int fetchSize,
        DefaultConsistencyLevel consistency,
        double rowsPerSecond,
        double bytesPerSecond,
        int concurrentReads,
        int keysPerRequest,
        DirectJoin directJoin,
        double directJoinRatio,
        boolean inOrder)
        implements Serializable {

    /** Whether joins look up keys. */
    public enum DirectJoin {
        /** Wherever they can. */
        ON,
        /** Never. */
        OFF,
        /** Where it is cheaper than reading the table. */
        AUTO
    }

    private static final long BYTES_PER_MB = 1L << 20;
    /** Each of a task's queries has to be answered in the time of one request. */
    private static final int AGGREGATED_MB = 128;

    private static final int PAGES_AHEAD = 1;
    private static final int LOOKUP_ROWS = 1_000;
    private static final int PAGE_BYTES = 1 << 20;
    /** Partitions are not equally large: with several units each, cores that are done early find more to do. */
    private static final int UNITS_PER_CORE = 3;

    private static final String JAVA_CLOCK =
            ConnectionOption.DRIVER_PREFIX + "advanced.timestamp-generator.force-java-clock";

    /**
     * Resolves and checks the options of a read.
     *
     * @param source where they are looked up
     * @return the options
     * @throws IllegalArgumentException naming the option, its value and what would be right
     */
    public static ReadOptions of(OptionSource source) {
        OptionNames.check(source.options().keySet());
        OptionNames.check(source.sessionNames());
        return new ReadOptions(
                connection(source),
                required(ReadOption.KEYSPACE, source),
                required(ReadOption.TABLE, source),
                ReadOption.PUSHDOWN.value().flag(source),
                ReadOption.ALLOW_FILTERING.value().flag(source),
                ReadOption.IGNORE_MISSING_META_COLUMNS.value().flag(source),
                ReadOption.DECIMAL_SCALE.value().whole(source),
                ReadOption.MAX_KEYS.value().whole(source),
                ReadOption.SPLIT_SIZE_MB.value().whole(source),
                ReadOption.SPLIT_COUNT.value().whole(source),
                ReadOption.FETCH_SIZE.value().whole(source),
                ReadOption.CONSISTENCY.value().consistency(source),
                ReadOption.READS_PER_SEC.value().number(source),
                ReadOption.THROUGHPUT_MB_PER_SEC.value().number(source) * BYTES_PER_MB,
                ReadOption.CONCURRENT_READS.value().whole(source),
                ReadOption.KEYS_PER_REQUEST.value().whole(source),
                directJoin(source),
                ReadOption.DIRECT_JOIN_RATIO.value().number(source),
                ReadOption.IN_ORDER.value().flag(source));
    }

    /**
     * How to reach the cluster.
     *
     * @param source where options are looked up
     * @return the checked settings
     */
    public static ConnectionSettings connection(OptionSource source) {
        Map<String, String> given = new HashMap<>();
        // The jar leaves out the native clock, and the driver would log at length that it misses it.
        given.put(JAVA_CLOCK, "true");
        for (ConnectionOption option : ConnectionOption.values()) {
            source.find(option.sparkName()).ifPresent(value -> given.put(option.sparkName(), value));
        }
        source.options().forEach((name, value) -> {
            if (name.startsWith(ConnectionOption.DRIVER_PREFIX)) {
                given.put(name, value);
            }
        });
        return ConnectionSettings.fromSpark(given);
    }

    /**
     * How the table is cut into tasks.
     *
     * @param parallelism tasks that Spark can run at once
     * @param aggregated whether each query's answer is computed from all of its rows, in the time of one request
     * @return the settings of the planner
     */
    public PlanSettings planSettings(int parallelism, boolean aggregated) {
        int megabytes = aggregated ? Math.min(splitSizeMb, AGGREGATED_MB) : splitSizeMb;
        PlanSettings bySize = PlanSettings.defaults()
                .withTargetBytes(megabytes * BYTES_PER_MB)
                .withMinimumUnits(Math.max(1, parallelism) * UNITS_PER_CORE);
        return splitCount > 0 ? bySize.withExactUnits(splitCount) : bySize;
    }

    /**
     * How pages are read.
     *
     * @param requests queries that may be under way at the same time
     * @return the settings of the reader
     */
    public ReadSettings readSettings(int requests) {
        ReadSettings settings = ReadSettings.defaults().withAhead(PAGES_AHEAD, requests);
        return (inOrder ? settings : settings.inAnyOrder())
                .withPageBytes(fetchSize == 0 ? PAGE_BYTES : 0)
                .withRates(rowsPerSecond, bytesPerSecond);
    }

    /**
     * How keys are looked up.
     *
     * @param keys keys that one request may name
     * @param requests requests that may be under way at the same time
     * @return the settings of the lookup
     */
    public LookupSettings lookupSettings(int keys, int requests) {
        return new LookupSettings(
                keys,
                requests,
                fetchSize == 0 ? LOOKUP_ROWS : fetchSize,
                ReadSettings.defaults().withRates(rowsPerSecond, bytesPerSecond));
    }

    static String required(ReadOption option, OptionSource source) {
        String value = option.value().text(source);
        if (value.isEmpty()) {
            throw new InvalidOptionException(
                    option.optionName(), null, "is missing; write .option(\"" + option.optionName() + "\", \"...\")");
        }
        return value;
    }

    private static DirectJoin directJoin(OptionSource source) {
        String value = ReadOption.DIRECT_JOIN.value().text(source).toUpperCase(Locale.ROOT);
        try {
            return DirectJoin.valueOf(value);
        } catch (IllegalArgumentException e) {
            throw ReadOption.DIRECT_JOIN.value().invalid(value.toLowerCase(Locale.ROOT));
        }
    }
}
