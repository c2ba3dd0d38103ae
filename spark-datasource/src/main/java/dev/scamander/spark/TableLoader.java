package dev.scamander.spark;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.RelationMetadata;
import dev.scamander.cassandra.connection.SessionCache;
import dev.scamander.cassandra.connection.SessionLease;
import dev.scamander.spark.option.NearestName;
import dev.scamander.spark.option.ReadOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds tables and materialised views in a cluster's schema. */
final class TableLoader {

    private TableLoader() {}

    /**
     * Loads the table that a read names.
     *
     * @param options the read's options
     * @return the table
     * @throws IllegalArgumentException if there is no such keyspace or table; the message gives the nearest name
     */
    static CassandraTable load(ReadOptions options) {
        try (SessionLease lease = SessionCache.acquire(options.connection())) {
            return new CassandraTable(find(lease.session(), options.keyspace(), options.table()), options);
        }
    }

    private static RelationMetadata find(CqlSession session, String keyspace, String table) {
        Optional<RelationMetadata> known = lookUp(session.getMetadata(), keyspace, table);
        // A table made a moment ago may not have been announced yet.
        return known.or(() -> lookUp(session.refreshSchema(), keyspace, table))
                .orElseThrow(() -> missing(session.getMetadata(), keyspace, table));
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
                    "keyspace=" + keyspace + ": there is no such keyspace" + NearestName.hint(keyspace, names));
        }
        List<String> names = relations(found.get()).stream()
                .map(relation -> relation.getName().asInternal())
                .toList();
        return new IllegalArgumentException("table=" + table + ": there is no such table or view in keyspace "
                + found.get().getName().asInternal() + NearestName.hint(table, names));
    }
}
