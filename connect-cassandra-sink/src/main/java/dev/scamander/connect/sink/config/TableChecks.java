package dev.scamander.connect.sink.config;

import dev.scamander.cassandra.aggregate.AggregateStore;
import dev.scamander.connect.config.Findings;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * Whether the settings of a table go together. One that has no effect beside the others is an error if it is of this sink's own; if
 * it is the DataStax sink's, which passes over it, it is noted.
 */
final class TableChecks {
    private final Findings findings;
    private final boolean creates;

    /**
     * Makes the checks of one configuration.
     *
     * @param findings takes what is wrong, under the full key
     * @param creates whether tables are created that do not exist
     */
    TableChecks(Findings findings, boolean creates) {
        this.findings = findings;
        this.creates = creates;
    }

    /**
     * Checks one table.
     *
     * @param options what the settings were made of
     */
    void check(TableSettings settings, AbstractConfig options) {
        Set<String> changed = changed(options);
        if (settings.query().isPresent()) {
            checkQuery(settings, changed);
        }
        checkDeletions(settings);
        checkPrimaryKey(settings, changed);
        if (settings.aggregates()) {
            checkAggregates(settings, changed);
        } else {
            checkRows(settings, changed);
        }
        noteUnits(settings, changed);
        String consistency = options.getString(TableOptions.CONSISTENCY_LEVEL).trim();
        if (changed.contains(TableOptions.CONSISTENCY_LEVEL)
                && !consistency.equalsIgnoreCase(settings.consistency().name())) {
            findings.addIdle(
                    settings.consistencyKey(),
                    "with a secure connect bundle: databases that have one take no writes below LOCAL_QUORUM");
        }
    }

    private void checkQuery(TableSettings settings, Set<String> changed) {
        if (settings.deletesEnabled()) {
            findings.add(
                    settings.prefix() + TableOptions.DELETES_ENABLED,
                    "Must be false beside 'query': which rows such CQL would have to delete cannot be known");
        }
        if (settings.mapping().isEmpty()) {
            findings.add(settings.mappingKey(), "Required beside 'query': it names the values of the bind variables");
        }
        if (settings.ifNotExists()) {
            findings.add(settings.ifNotExistsKey(), "Write IF NOT EXISTS into 'query' itself, or drop it");
        }
        if (!settings.recordTime()) {
            findings.add(
                    settings.timestampSourceKey(),
                    "Has no effect beside 'query', whose writes bear the time of writing in any case: remove it");
        }
        if (changed.contains(TableOptions.TTL)) {
            findings.addIdle(settings.ttlKey(), "beside 'query': write USING TTL into the query, and map its value");
        }
    }

    private void checkDeletions(TableSettings settings) {
        if (settings.deleteBy().isEmpty()) {
            return;
        }
        if (settings.aggregates()) {
            findings.add(
                    settings.deleteByKey(), "Cannot be set for a table of exact aggregates: what was counted stays");
        } else if (settings.query().isPresent() || settings.ifNotExists()) {
            findings.add(
                    settings.deleteByKey(),
                    "Cannot be set beside '"
                            + (settings.ifNotExists() ? TableOptions.IF_NOT_EXISTS : TableOptions.QUERY)
                            + "', with which nothing is deleted");
        } else if (settings.deletesOnly() && settings.ttlSeconds() >= 0) {
            findings.add(settings.ttlKey(), "Has no effect where every record deletes: remove it");
        } else if (!settings.deletesEnabled()) {
            findings.add(settings.deleteByKey(), "Has no effect while deletesEnabled is false: remove one of the two");
        }
    }

    private void checkPrimaryKey(TableSettings settings, Set<String> changed) {
        if (!changed.contains(TableOptions.PRIMARY_KEY)) {
            return;
        }
        if (!creates) {
            findings.add(
                    settings.primaryKeyKey(),
                    "Has no effect while " + SinkOptions.DDL_AUTO
                            + " is none: set that to create or evolve, or remove it");
        } else if (settings.query().isPresent() || settings.deletesOnly()) {
            findings.add(
                    settings.primaryKeyKey(),
                    "Has no effect: no table is created for "
                            + (settings.deletesOnly() ? "a mapping that only deletes" : "a 'query'"));
        }
    }

    private void checkAggregates(TableSettings settings, Set<String> changed) {
        if (settings.query().isPresent() || settings.ifNotExists()) {
            findings.add(
                    settings.ifNotExists() ? settings.ifNotExistsKey() : settings.queryKey(),
                    "Cannot be set for a table of exact aggregates, whose rows the sink writes in its own way");
        }
        if (settings.ttlSeconds() >= 0) {
            findings.add(
                    settings.ttlKey(),
                    "Totals do not expire one by one; give the table a default_time_to_live if they should");
        }
        if (settings.aggregateGeneration().contains("#")) {
            findings.add(settings.generationKey(), "Must not contain #");
        }
        if (AggregateStore.reading(settings.consistency()).isEmpty()) {
            findings.add(
                    settings.consistencyKey(),
                    "Exact aggregates need LOCAL_QUORUM, QUORUM, EACH_QUORUM or ALL: a task that takes a partition over must"
                            + " see what the one before it wrote");
        }
        if (!settings.recordTime()) {
            findings.add(
                    settings.timestampSourceKey(),
                    "Has no effect on exact aggregates, whose write timestamps are made from offsets: remove it");
        }
        if (changed.contains(TableOptions.NULL_TO_UNSET)) {
            findings.add(
                    settings.prefix() + TableOptions.NULL_TO_UNSET,
                    "Has no effect on exact aggregates, to which a null adds nothing: remove it");
        }
    }

    private void checkRows(TableSettings settings, Set<String> changed) {
        if (changed.contains(TableOptions.AGGREGATE_GENERATION)) {
            findings.add(
                    settings.generationKey(),
                    "Has no effect on a table without exact aggregates: map sum, count, min or max, or remove it");
        }
        if (!settings.ifNotExists()) {
            return;
        }
        if (settings.deletesEnabled()) {
            findings.add(
                    settings.prefix() + TableOptions.DELETES_ENABLED,
                    "Must be false beside 'ifNotExists': rows of lightweight transactions bear the cluster's time, and a"
                            + " deletion with the record's time would not reach them");
        }
        if (!settings.recordTime() && settings.query().isEmpty()) {
            findings.add(
                    settings.timestampSourceKey(),
                    "Has no effect beside 'ifNotExists': rows of lightweight transactions bear the cluster's time. Remove"
                            + " it");
        }
    }

    private void noteUnits(TableSettings settings, Set<String> changed) {
        boolean ttl = changed.contains(TableOptions.TTL) || settings.mapsTtl();
        if (changed.contains(TableOptions.TTL_TIME_UNIT) && !ttl) {
            findings.addIdle(
                    settings.prefix() + TableOptions.TTL_TIME_UNIT,
                    "while neither " + TableOptions.TTL + " is set nor __ttl mapped");
        }
        if (changed.contains(TableOptions.TIMESTAMP_TIME_UNIT) && !settings.mapsTimestamp()) {
            findings.addIdle(
                    settings.prefix() + TableOptions.TIMESTAMP_TIME_UNIT, "while no field is mapped to __timestamp");
        }
    }

    /** The options that are set to something else than their default. */
    private static Set<String> changed(AbstractConfig options) {
        Map<String, ?> values = options.values();
        return TableOptions.DEFINITION.defaultValues().entrySet().stream()
                .filter(option -> !Objects.equals(option.getValue(), values.get(option.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
