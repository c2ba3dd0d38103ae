package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.cassandra.connection.FreshSchema;
import dev.scamander.cassandra.retry.ErrorClass;
import dev.scamander.cassandra.write.TargetPlan.Reach;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes targets ready: checks them against the live schema and prepares their statements. */
final class TargetPreparer {
    /** A condition, outside of quoted names and literals, makes a lightweight transaction. */
    private static final Pattern CONDITION = Pattern.compile("\\bIF\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");

    private final CqlSession session;
    private final ConsistencyLevel consistency;
    private final Map<String, TableState> tables = new ConcurrentHashMap<>();

    TargetPreparer(CqlSession session, ConsistencyLevel consistency) {
        this.session = session;
        this.consistency = consistency;
    }

    WriteTarget prepare(TableWrite write) {
        try {
            boolean custom = write.kind() == TableWrite.Kind.CUSTOM;
            TargetPlan plan = custom ? null : TargetPlanner.plan(write, table(write));
            PreparedStatement prepared = session.prepare(custom ? write.query() : plan.cql());
            ConsistencyLevel level = write.consistency() == null ? consistency : write.consistency();
            return new WriteTarget(custom ? customPlan(write, prepared) : plan, prepared, state(write), level);
        } catch (DriverException e) {
            boolean passes = ErrorClass.of(e).passes();
            throw new WriteFailure(
                    passes ? WriteFailure.Kind.EXHAUSTED : WriteFailure.Kind.FATAL,
                    write.qualifiedTable() + ": cannot prepare the statement: " + ErrorClass.describe(e),
                    e);
        }
    }

    private TableState state(TableWrite write) {
        return tables.computeIfAbsent(
                write.qualifiedTable(),
                name -> new TableState(write.keyspace(), new DriverReplicaGroups(session, write.keyspace())));
    }

    private TableMetadata table(TableWrite write) {
        Optional<TableMetadata> known = find(write);
        if (known.isEmpty()) {
            // It may have been created a moment ago, by somebody else.
            FreshSchema.of(session);
            known = find(write);
        }
        return known.orElseThrow(() -> {
            boolean keyspace =
                    session.getMetadata().getKeyspace(write.keyspace()).isPresent();
            String missing = keyspace ? "the table does not exist" : "the keyspace does not exist";
            return new WriteFailure(WriteFailure.Kind.FATAL, write.qualifiedTable() + ": " + missing, null);
        });
    }

    private Optional<TableMetadata> find(TableWrite write) {
        Optional<KeyspaceMetadata> keyspace = session.getMetadata().getKeyspace(write.keyspace());
        return keyspace.flatMap(metadata -> metadata.getTable(write.table()));
    }

    private static TargetPlan customPlan(TableWrite write, PreparedStatement prepared) {
        ColumnDefinitions definitions = prepared.getVariableDefinitions();
        int[] variables = new int[definitions.size()];
        for (int i = 0; i < variables.length; i++) {
            CqlIdentifier name = definitions.get(i).getName();
            variables[i] = write.columns().indexOf(name);
            if (variables[i] < 0) {
                throw new WriteFailure(
                        WriteFailure.Kind.FATAL,
                        write.qualifiedTable() + ": no value for the bind variable " + name.asCql(true) + " of "
                                + write.query(),
                        null);
            }
        }
        List<Integer> key = prepared.getPartitionKeyIndices();
        boolean conditional = CONDITION
                .matcher(QUOTED.matcher(write.query()).replaceAll("''"))
                .find();
        return new TargetPlan(
                write,
                write.query(),
                variables,
                key.stream().mapToInt(i -> variables[i]).toArray(),
                new int[0],
                new int[0],
                new int[0],
                true,
                false,
                conditional ? Reach.EXCLUSIVE : Reach.FREE,
                false);
    }
}
