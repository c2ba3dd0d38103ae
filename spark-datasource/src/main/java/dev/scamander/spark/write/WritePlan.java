package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.option.WriteOptions;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every task of a write does with its rows.
 *
 * @param options how to write
 * @param keyspace name of the keyspace as the server has it
 * @param table name of the table as the server has it
 * @param kind what a row does
 * @param query the statement of {@link TableWrite.Kind#CUSTOM}; null for every other kind
 * @param columns the fields that are written, in the order of the statement
 * @param key where among them the primary key is
 * @param statics indexes of partition key and static columns, which are written alone where the clustering columns are null; empty
 *     if that cannot be
 * @param clustering indexes of the clustering columns
 * @param ttl time to live
 * @param timestamp write timestamp of the caller's
 * @param repeatable whether rows that are written twice do what they do once
 * @param started when the write began, in microseconds since 1970: the write timestamp of the first row
 */
record WritePlan(
        WriteOptions options,
        String keyspace,
        String table,
        TableWrite.Kind kind,
        String query,
        List<RowEncoder.Column> columns,
        RowKey key,
        List<Integer> statics,
        List<Integer> clustering,
        PerRow ttl,
        PerRow timestamp,
        boolean repeatable,
        long started)
        implements Serializable {

    /** How the server names the bind variables of a statement's write timestamp and time to live. */
    private static final List<String> TIMES = List.of("[timestamp]", "[ttl]");

    WritePlan {
        columns = List.copyOf(columns);
        statics = List.copyOf(statics);
        clustering = List.copyOf(clustering);
    }

    /** The same, begun at another time. */
    WritePlan startedAt(long micros) {
        return new WritePlan(
                options,
                keyspace,
                table,
                kind,
                query,
                columns,
                key,
                statics,
                clustering,
                ttl,
                timestamp,
                repeatable,
                micros);
    }

    String qualifiedTable() {
        return keyspace + "." + table;
    }

    /** What the pipeline prepares. */
    TableWrite tableWrite() {
        Stream<String> names = columns.stream().map(RowEncoder.Column::name);
        if (kind == TableWrite.Kind.CUSTOM) {
            return TableWrite.custom(
                    CqlIdentifier.fromInternal(keyspace),
                    CqlIdentifier.fromInternal(table),
                    query,
                    identifiers(Stream.concat(names, TIMES.stream().limit(ttl.isSet() ? 2 : 1))));
        }
        return write(identifiers(names));
    }

    /** What the pipeline prepares for rows of static columns alone. */
    TableWrite staticsWrite() {
        return write(
                identifiers(statics.stream().map(index -> columns.get(index).name())));
    }

    private TableWrite write(List<CqlIdentifier> names) {
        boolean timed = kind == TableWrite.Kind.UPSERT;
        return TableWrite.of(kind, CqlIdentifier.fromInternal(keyspace), CqlIdentifier.fromInternal(table), names)
                .withTtl(ttl.isSet())
                .withTimestamp(timed);
    }

    private static List<CqlIdentifier> identifiers(Stream<String> names) {
        return names.map(CqlIdentifier::fromInternal).toList();
    }
}
