package dev.scamander.spark;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.cassandra.connection.FreshSchema;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.mapping.language.NearestName;
import dev.scamander.spark.option.ReadOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds tables and materialised views in a cluster's schema. */
final class TableLoader {

    private TableLoader() {}

    /**
     * Loads the table that options name.
     *
     * @param given the options of the read
     * @return the table
     * @throws IllegalArgumentException if there is no such keyspace or table; the message gives the nearest name
     */
    static CassandraTable load(Map<String, String> given) {
        ReadOptions options = ReadOptions.of(SessionSettings.behind(given));
        try (SessionLease lease = SessionCache.acquire(options.connection())) {
            Metadata metadata = lease.session().getMetadata();
            return find(lease.session(), options)
                    .map(table -> CassandraTable.of(table, given, true))
                    .orElseThrow(() -> missing(metadata, options.keyspace(), options.table()));
        }
    }

    /**
     * Finds the table that options name.
     *
     * @param given the options of the read
     * @return the table; empty if there is none
     */
    static Optional<CassandraTable> find(Map<String, String> given) {
        ReadOptions options = ReadOptions.of(SessionSettings.behind(given));
        try (SessionLease lease = SessionCache.acquire(options.connection())) {
            return find(lease.session(), options).map(table -> CassandraTable.of(table, given, false));
        }
    }

    /**
     * Finds a keyspace.
     *
     * @param session the cluster
     * @param name its name, in any case of letters if that is not ambiguous
     * @return the keyspace; empty if there is none
     */
    static Optional<KeyspaceMetadata> keyspace(CqlSession session, String name) {
        return named(session.getMetadata().getKeyspaces().values(), name, KeyspaceMetadata::getName)
                .or(() -> named(FreshSchema.of(session).getKeyspaces().values(), name, KeyspaceMetadata::getName));
    }

    private static Optional<RelationMetadata> find(CqlSession session, ReadOptions options) {
        // A table made a moment ago may not have been announced yet.
        return lookUp(session.getMetadata(), options.keyspace(), options.table())
                .or(() -> lookUp(FreshSchema.of(session), options.keyspace(), options.table()));
    }

    private static Optional<RelationMetadata> lookUp(Metadata metadata, String keyspace, String table) {
        return named(metadata.getKeyspaces().values(), keyspace, KeyspaceMetadata::getName)
                .flatMap(found -> named(relations(found), table, RelationMetadata::getName));
    }

    /** By the exact name, or else by the only one that differs in the case of letters alone. */
    private static <T> Optional<T> named(Collection<T> all, String name, Function<T, CqlIdentifier> nameOf) {
        List<T> similar = new ArrayList<>();
        for (T one : all) {
            String other = nameOf.apply(one).asInternal();
            if (other.equals(name)) {
                return Optional.of(one);
            }
            if (other.equalsIgnoreCase(name)) {
                similar.add(one);
            }
        }
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }

    private static List<RelationMetadata> relations(KeyspaceMetadata keyspace) {
        List<RelationMetadata> relations = new ArrayList<>(keyspace.getTables().values());
        relations.addAll(keyspace.getViews().values());
        return relations;
    }

    private static IllegalArgumentException missing(Metadata metadata, String keyspace, String table) {
        Optional<KeyspaceMetadata> found = named(metadata.getKeyspaces().values(), keyspace, KeyspaceMetadata::getName);
        if (found.isEmpty()) {
            List<String> names = metadata.getKeyspaces().keySet().stream()
                    .map(CqlIdentifier::asInternal)
                    .toList();
            return new IllegalArgumentException(
                    "keyspace=" + keyspace + ": there is no such keyspace" + hint(keyspace, names));
        }
        List<String> names = relations(found.get()).stream()
                .map(relation -> relation.getName().asInternal())
                .toList();
        return new IllegalArgumentException("table=" + table + ": there is no such table or view in keyspace "
                + found.get().getName().asInternal() + hint(table, names));
    }

    private static String hint(String wrong, List<String> known) {
        return NearestName.of(wrong, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }
}
