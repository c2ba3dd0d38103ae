package dev.scamander.connect.sink.config;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.connect.config.OneOf;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.language.Assignment;
import dev.scamander.mapping.language.InvalidMappingException;
import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.language.Root;
import dev.scamander.mapping.language.Source;
import dev.scamander.mapping.language.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * How records of one topic go to one table.
 *
 * @param prefix what the keys of these settings begin with, for messages: {@code topic.<topic>.<keyspace>.<table>.}
 * @param keyspace the keyspace
 * @param table the table
 * @param mapping the mapping's text; empty for the automatic mapping by name
 * @param consistency the consistency level of writes
 * @param ttlSeconds the time to live of written values; -1 leaves it to the table
 * @param ttlUnit the unit of a mapped time to live
 * @param timestampUnit the unit of a mapped write timestamp
 * @param nullToUnset whether a null leaves its column alone
 * @param deletesEnabled whether tombstones delete rows
 * @param deleteBy the columns by which tombstones delete, as written; empty for the whole primary key
 * @param query CQL in place of the sink's own
 * @param recordTime whether rows bear their record's time; else the time of writing
 * @param ifNotExists whether rows are only inserted where there is none
 * @param missingField what becomes of a column without its field
 * @param unknownField what becomes of a field that a UDT does not have
 * @param aggregates whether the mapping keeps exact aggregates
 * @param primaryKey the primary key of a table that is to be created; empty if it is not known
 * @param namesPrimaryKey whether the primary key is a setting of its own; else the mapping gives it
 * @param aggregateGeneration tells topics of one name apart; empty for the first
 */
public record TableSettings(
        String prefix,
        CqlIdentifier keyspace,
        CqlIdentifier table,
        String mapping,
        ConsistencyLevel consistency,
        int ttlSeconds,
        TimeUnit ttlUnit,
        TimeUnit timestampUnit,
        boolean nullToUnset,
        boolean deletesEnabled,
        List<String> deleteBy,
        Optional<String> query,
        boolean recordTime,
        boolean ifNotExists,
        MissingFieldPolicy missingField,
        UnknownFieldPolicy unknownField,
        boolean aggregates,
        Optional<PrimaryKeyText> primaryKey,
        boolean namesPrimaryKey,
        String aggregateGeneration) {

    private static final Set<DefaultConsistencyLevel> ONE_REPLICA =
            EnumSet.of(DefaultConsistencyLevel.ANY, DefaultConsistencyLevel.ONE, DefaultConsistencyLevel.LOCAL_ONE);

    /** Twenty years, of 365 days each. */
    private static final long LONGEST_TTL_SECONDS = 20L * 365 * 24 * 60 * 60;

    /** Copies the list. */
    public TableSettings {
        deleteBy = List.copyOf(deleteBy);
    }

    /** The table with its keyspace, as CQL names it. */
    public String qualifiedName() {
        return keyspace.asCql(true) + '.' + table.asCql(true);
    }

    /** The key of the table's mapping. */
    public String mappingKey() {
        return prefix + TableOptions.MAPPING;
    }

    /** The key of the table's custom CQL. */
    public String queryKey() {
        return prefix + TableOptions.QUERY;
    }

    /** The key of the columns by which tombstones delete. */
    public String deleteByKey() {
        return prefix + TableOptions.DELETE_BY;
    }

    /** Whether the mapping has no columns but those to delete by: then there is nothing to write. */
    public boolean deletesOnly() {
        List<Assignment> assignments = assignments(mapping);
        return !deleteBy.isEmpty()
                && !assignments.isEmpty()
                && assignments.stream()
                        .map(Assignment::target)
                        .filter(Target.Column.class::isInstance)
                        .map(target -> ((Target.Column) target).name())
                        .allMatch(name -> deleteBy.stream().anyMatch(name::equalsIgnoreCase));
    }

    /** Whether records say how long their rows live. */
    boolean mapsTtl() {
        return assignments(mapping).stream().anyMatch(assignment -> assignment.target() instanceof Target.Ttl);
    }

    /** Whether records say when they were written. */
    boolean mapsTimestamp() {
        return assignments(mapping).stream()
                .anyMatch(assignment -> assignment.target() instanceof Target.WriteTimestamp);
    }

    /** What a mapping maps; nothing if it is empty or malformed, which is said where it is compiled. */
    private static List<Assignment> assignments(String mapping) {
        try {
            return mapping.isEmpty() ? List.of() : Mapping.parse(mapping).assignments();
        } catch (InvalidMappingException e) {
            return List.of();
        }
    }

    /** The key that tells topics of one name apart. */
    public String generationKey() {
        return prefix + TableOptions.AGGREGATE_GENERATION;
    }

    /** The key of the time to live. */
    public String ttlKey() {
        return prefix + TableOptions.TTL;
    }

    /** The key of lightweight transactions. */
    public String ifNotExistsKey() {
        return prefix + TableOptions.IF_NOT_EXISTS;
    }

    /** The key of where write timestamps come from. */
    public String timestampSourceKey() {
        return prefix + TableOptions.TIMESTAMP_SOURCE;
    }

    /** The key of the consistency level. */
    public String consistencyKey() {
        return prefix + TableOptions.CONSISTENCY_LEVEL;
    }

    private static boolean aggregates(String mapping) {
        try {
            return !mapping.isEmpty() && Mapping.parse(mapping).aggregates();
        } catch (InvalidMappingException e) {
            return false; // what is wrong is said where the mapping is compiled
        }
    }

    /** The key of the primary key. */
    public String primaryKeyKey() {
        return prefix + TableOptions.PRIMARY_KEY;
    }

    private static Optional<PrimaryKeyText> primaryKey(String text, String mapping) {
        if (!text.isBlank()) {
            return Optional.of(PrimaryKeyText.parse(text));
        }
        List<String> fromKey = new ArrayList<>();
        for (Assignment assignment : assignments(mapping)) {
            boolean ofKey = assignment.source() instanceof Source.Path path && path.root() == Root.KEY;
            if (ofKey && assignment.target() instanceof Target.Column column) {
                fromKey.add(column.name());
            }
        }
        return fromKey.isEmpty() ? Optional.empty() : Optional.of(new PrimaryKeyText(fromKey, List.of()));
    }

    private static List<String> names(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(name -> name.trim().replaceAll("^\"|\"$", ""))
                        .toList();
    }

    private static ConsistencyLevel consistency(AbstractConfig options, boolean aggregates, boolean managed) {
        boolean given = options.originals().containsKey(TableOptions.CONSISTENCY_LEVEL);
        DefaultConsistencyLevel level =
                OneOf.constant(DefaultConsistencyLevel.class, options.getString(TableOptions.CONSISTENCY_LEVEL));
        return managed && ONE_REPLICA.contains(level) || aggregates && !given
                ? DefaultConsistencyLevel.LOCAL_QUORUM
                : level;
    }

    /** @throws ArithmeticException if it is longer than Cassandra lets values live */
    private static int ttlSeconds(long seconds) {
        if (seconds > LONGEST_TTL_SECONDS) {
            throw new ArithmeticException("time to live of " + seconds + " s");
        }
        return seconds < 0 ? -1 : (int) seconds;
    }

    /**
     * The settings of sound options.
     *
     * @param managed whether the database is one with a secure connect bundle, which takes no write that one replica has taken
     * @throws IllegalArgumentException if the primary key is malformed
     * @throws ArithmeticException if the time to live is longer than values may live
     */
    static TableSettings of(TopicKey.Table key, AbstractConfig options, boolean managed) {
        TimeUnit ttlUnit = OneOf.constant(TimeUnit.class, options.getString(TableOptions.TTL_TIME_UNIT));
        int ttl = options.getInt(TableOptions.TTL);
        String mapping = options.getString(TableOptions.MAPPING).trim();
        boolean aggregates = aggregates(mapping);
        return new TableSettings(
                key.prefix(),
                TopicKey.identifier(key.keyspace()),
                TopicKey.identifier(key.table()),
                mapping,
                consistency(options, aggregates, managed),
                ttlSeconds(ttlUnit.toSeconds(ttl)),
                ttlUnit,
                OneOf.constant(TimeUnit.class, options.getString(TableOptions.TIMESTAMP_TIME_UNIT)),
                options.getBoolean(TableOptions.NULL_TO_UNSET),
                options.getBoolean(TableOptions.DELETES_ENABLED),
                names(options.getString(TableOptions.DELETE_BY)),
                Optional.ofNullable(options.getString(TableOptions.QUERY)).filter(query -> !query.isBlank()),
                options.getString(TableOptions.TIMESTAMP_SOURCE).trim().equalsIgnoreCase("record"),
                options.getBoolean(TableOptions.IF_NOT_EXISTS),
                OneOf.constant(MissingFieldPolicy.class, options.getString(TableOptions.MISSING_FIELD)),
                OneOf.constant(UnknownFieldPolicy.class, options.getString(TableOptions.UNKNOWN_FIELD)),
                aggregates,
                primaryKey(options.getString(TableOptions.PRIMARY_KEY), mapping),
                !options.getString(TableOptions.PRIMARY_KEY).isBlank(),
                options.getString(TableOptions.AGGREGATE_GENERATION).trim());
    }
}
