package dev.scamander.spark.read;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.scamander.cassandra.read.KeyLookup;
import dev.scamander.cassandra.read.KeyQuery;
import dev.scamander.cassandra.read.LookupSettings;
import dev.scamander.spark.decode.RowDecoder;
import dev.scamander.spark.filter.Clause;
import dev.scamander.spark.filter.KeyColumn;
import dev.scamander.spark.option.ReadOptions;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What is asked of Cassandra for each key that is looked up. Compiled on the driver, carried to the tasks.
 *
 * @param options the read's options
 * @param query the query
 * @param clauses the restrictions whose text is in the query
 * @param key the columns of the key: the partition key, and the first clustering columns as far as they are given
 * @param schema the fields of the rows
 */
public record LookupPlan(
        ReadOptions options, KeyQuery query, List<Clause> clauses, List<KeyColumn> key, StructType schema)
        implements Serializable {

    /** Copies the lists. */
    public LookupPlan {
        clauses = List.copyOf(clauses);
        key = List.copyOf(key);
    }

    /**
     * Prepares the lookup in a task.
     *
     * @param session the cluster
     * @return a lookup whose rows {@link #decoder} reads
     */
    public KeyLookup open(CqlSession session) {
        List<ByteBuffer> values =
                clauses.stream().map(clause -> ByteBuffer.wrap(clause.value())).toList();
        return new KeyLookup(session, query, values, options.consistency(), settings());
    }

    /**
     * Compiles what reads the rows.
     *
     * @param lookup the lookup
     * @return a decoder of its rows into rows of the schema
     */
    public RowDecoder decoder(KeyLookup lookup) {
        return RowDecoder.compile(schema, lookup.columns(), List.of());
    }

    /** Requests are counted in keys: as many keys are under way as the option says, in however few requests. */
    private LookupSettings settings() {
        int keysPerRequest = options.keysPerRequest();
        int concurrent = query.partitionKey().size() == 1 && query.clustering().isEmpty()
                ? Math.max(2, options.concurrentReads() / keysPerRequest)
                : options.concurrentReads();
        return options.lookupSettings(keysPerRequest, concurrent);
    }
}
