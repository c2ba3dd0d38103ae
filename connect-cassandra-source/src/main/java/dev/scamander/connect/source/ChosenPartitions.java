package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.scamander.cassandra.ring.TokenRange;
import dev.scamander.cassandra.time.TimeBuckets;
import dev.scamander.connect.source.config.PartitionSettings;
import dev.scamander.connect.source.config.TableName;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The partitions that increments are read from: the configured keys, each with the buckets that a window of times touches. So a
 * look for new rows asks for a handful of partitions, whatever number the table has.
 *
 * <p>A window that touches too many buckets, such as one from the beginning of all times, is not counted out: it is read by
 * token ranges, and rows of other partitions are passed over. For one thread.
 */
final class ChosenPartitions {
    private static final String SETTING = "incremental.partitions";
    private static final String BUCKET_SETTING = "incremental.bucket.column";

    /** More partitions than this are found faster by reading all. */
    private static final long MOST = 100_000;

    private final int keyColumns;
    private final List<ByteBuffer[]> values;
    private final Set<List<ByteBuffer>> members;
    private final int bucketAt;
    private final TimeBuckets buckets;
    private final long lagMillis;
    private List<PartitionKey> counted;
    private long countedFrom;
    private long countedTo;

    private ChosenPartitions(TableName table, PrimaryKey key, PartitionSettings settings, Duration lag) {
        this.keyColumns = key.partitionColumns();
        this.bucketAt = bucketAt(table, key, settings);
        this.buckets = bucketAt < 0 ? null : buckets(table, key.columns().get(bucketAt), settings);
        this.lagMillis = lag.toMillis();
        this.values = values(table, key, settings);
        this.members = new HashSet<>();
        values.forEach(chosen -> members.add(withoutBucket(chosen)));
    }

    /**
     * The partitions of a table; null if all are looked at.
     *
     * @param lag how far a row's bucket and its time may lie apart, because two clocks made them
     * @throws UnfitSettingException if a setting does not fit the table's partition key
     */
    static ChosenPartitions of(TableName table, PrimaryKey key, PartitionSettings settings, Duration lag) {
        return settings.areAll() ? null : new ChosenPartitions(table, key, settings, lag);
    }

    private static int bucketAt(TableName table, PrimaryKey key, PartitionSettings settings) {
        if (settings.bucketColumn() == null) {
            return -1;
        }
        for (int i = 0; i < key.partitionColumns(); i++) {
            if (key.columns().get(i).column().getName().equals(settings.bucketColumn())) {
                return i;
            }
        }
        throw new UnfitSettingException(
                BUCKET_SETTING,
                "Column " + settings.bucketColumn().asCql(true) + " is not of the partition key of table " + table
                        + ", which is " + names(key));
    }

    private static TimeBuckets buckets(TableName table, KeyColumn column, PartitionSettings settings) {
        try {
            return TimeBuckets.of(column.column().getType(), settings.bucketLength(), settings.bucketFormat());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnfitSettingException(
                    "incremental.bucket.format",
                    "Column " + column.name() + " of table " + table + ": " + e.getMessage());
        }
    }

    /** The keys as far as they are configured, with null for the bucket. */
    private List<ByteBuffer[]> values(TableName table, PrimaryKey key, PartitionSettings settings) {
        int wanted = bucketAt < 0 ? keyColumns : keyColumns - 1;
        if (wanted == 0) {
            if (settings.values().isEmpty()) {
                return Collections.singletonList(new ByteBuffer[keyColumns]);
            }
            throw new UnfitSettingException(
                    SETTING, "The partition key of table " + table + " is the bucket alone; leave this out");
        }
        if (settings.values().isEmpty()) {
            throw new UnfitSettingException(
                    SETTING,
                    "The partition key of table " + table + " is " + names(key)
                            + ": give the values of its columns beside the bucket, or leave the bucket out so that all"
                            + " partitions are looked at");
        }
        List<ByteBuffer[]> encoded = new ArrayList<>();
        for (List<String> literals : settings.values()) {
            if (literals.size() != wanted) {
                throw new UnfitSettingException(
                        SETTING,
                        "(" + String.join(", ", literals) + ") has " + literals.size() + " of " + wanted
                                + " values; the partition key of table " + table + " is " + names(key)
                                + (bucketAt < 0 ? "" : ", and the bucket is computed"));
            }
            encoded.add(encode(table, key, literals));
        }
        return encoded;
    }

    private ByteBuffer[] encode(TableName table, PrimaryKey key, List<String> literals) {
        ByteBuffer[] encoded = new ByteBuffer[keyColumns];
        int literal = 0;
        for (int i = 0; i < keyColumns; i++) {
            if (i != bucketAt) {
                KeyColumn column = key.columns().get(i);
                String text = literals.get(literal++);
                try {
                    encoded[i] = column.value(text);
                } catch (RuntimeException e) {
                    encoded[i] = null;
                }
                if (encoded[i] == null) {
                    throw new UnfitSettingException(
                            SETTING,
                            text + " is no CQL literal of "
                                    + column.column().getType().asCql(false, true) + ", the type of column "
                                    + column.name() + " of table " + table);
                }
            }
        }
        return encoded;
    }

    private static String names(PrimaryKey key) {
        return "("
                + String.join(
                        ", ", key.partitionKey().stream().map(KeyColumn::name).toList()) + ")";
    }

    private List<ByteBuffer> withoutBucket(ByteBuffer[] key) {
        List<ByteBuffer> others = new ArrayList<>(keyColumns);
        for (int i = 0; i < keyColumns; i++) {
            if (i != bucketAt) {
                others.add(key[i]);
            }
        }
        return others;
    }

    /** Whether the partitions that a window touches are few enough to ask for each. */
    boolean areCountable(Window window) {
        if (bucketAt < 0) {
            return true;
        }
        if (window.from() == Long.MIN_VALUE || window.to() == Long.MAX_VALUE) {
            return false;
        }
        return buckets.count(window.from() - lagMillis, window.to() + lagMillis) <= MOST / values.size();
    }

    /** The partitions of a slice of the ring that a countable window touches, in the order of the ring. */
    List<PartitionKey> in(TokenRange slice, Window window) {
        return all(window).stream()
                .filter(partition -> slice.contains(partition.token()))
                .toList();
    }

    private List<PartitionKey> all(Window window) {
        if (bucketAt < 0) {
            if (counted == null) {
                counted = sorted(values);
            }
            return counted;
        }
        long from = buckets.start(window.from() - lagMillis);
        long to = buckets.start(window.to() + lagMillis);
        if (counted == null || from != countedFrom || to != countedTo) {
            List<ByteBuffer[]> keys = new ArrayList<>();
            for (ByteBuffer bucket : buckets.values(from, to)) {
                for (ByteBuffer[] chosen : values) {
                    ByteBuffer[] key = chosen.clone();
                    key[bucketAt] = bucket;
                    keys.add(key);
                }
            }
            counted = sorted(keys);
            countedFrom = from;
            countedTo = to;
        }
        return counted;
    }

    private static List<PartitionKey> sorted(List<ByteBuffer[]> keys) {
        // a key that is configured twice, or a format that tells two buckets not apart, must not repeat rows
        Set<PartitionKey> ordered = new TreeSet<>();
        keys.forEach(key -> ordered.add(PartitionKey.of(key)));
        return List.copyOf(ordered);
    }

    /** Whether a row, which begins with its partition key, is of a chosen partition. */
    boolean contains(Row row) {
        ByteBuffer[] key = new ByteBuffer[keyColumns];
        for (int i = 0; i < keyColumns; i++) {
            key[i] = row.getBytesUnsafe(i);
        }
        return members.contains(withoutBucket(key));
    }
}
