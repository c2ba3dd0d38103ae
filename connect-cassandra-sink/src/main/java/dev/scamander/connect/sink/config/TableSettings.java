package dev.scamander.connect.sink.config;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import dev.scamander.connect.config.OneOf;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import java.util.Optional;
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
 * @param query CQL in place of the sink's own
 * @param recordTime whether rows bear their record's time; else the time of writing
 * @param ifNotExists whether rows are only inserted where there is none
 * @param missingField what becomes of a column without its field
 * @param unknownField what becomes of a field that a UDT does not have
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
        Optional<String> query,
        boolean recordTime,
        boolean ifNotExists,
        MissingFieldPolicy missingField,
        UnknownFieldPolicy unknownField) {

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

    static TableSettings of(TopicKey.Table key, AbstractConfig options) {
        TimeUnit ttlUnit = OneOf.constant(TimeUnit.class, options.getString(TableOptions.TTL_TIME_UNIT));
        int ttl = options.getInt(TableOptions.TTL);
        return new TableSettings(
                key.prefix(),
                TopicKey.identifier(key.keyspace()),
                TopicKey.identifier(key.table()),
                options.getString(TableOptions.MAPPING).trim(),
                OneOf.constant(DefaultConsistencyLevel.class, options.getString(TableOptions.CONSISTENCY_LEVEL)),
                ttl < 0 ? -1 : Math.toIntExact(ttlUnit.toSeconds(ttl)),
                ttlUnit,
                OneOf.constant(TimeUnit.class, options.getString(TableOptions.TIMESTAMP_TIME_UNIT)),
                options.getBoolean(TableOptions.NULL_TO_UNSET),
                options.getBoolean(TableOptions.DELETES_ENABLED),
                Optional.ofNullable(options.getString(TableOptions.QUERY)).filter(query -> !query.isBlank()),
                options.getString(TableOptions.TIMESTAMP_SOURCE).trim().equalsIgnoreCase("record"),
                options.getBoolean(TableOptions.IF_NOT_EXISTS),
                OneOf.constant(MissingFieldPolicy.class, options.getString(TableOptions.MISSING_FIELD)),
                OneOf.constant(UnknownFieldPolicy.class, options.getString(TableOptions.UNKNOWN_FIELD)));
    }
}
