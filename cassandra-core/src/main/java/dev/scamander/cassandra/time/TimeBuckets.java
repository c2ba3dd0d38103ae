package dev.scamander.cassandra.time;

import com.datastax.oss.driver.api.core.type.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The buckets of time that a column of the partition key names, such as {@code timesegment} in {@code ((url, timesegment), t_uuid)}. */
public final class TimeBuckets {
    private final BucketLength length;
    private final LongFunction<ByteBuffer> form;

    private TimeBuckets(BucketLength length, LongFunction<ByteBuffer> form) {
        this.length = length;
        this.form = form;
    }

    /**
     * Compiles how buckets are named.
     *
     * @param type the column's type
     * @param length how much time a bucket covers
     * @param format empty where the type says it; {@code seconds} or {@code millis} of the bucket's beginning, {@code number} of
     *     buckets since 1970, or a pattern of {@link java.time.format.DateTimeFormatter} for the bucket's beginning in UTC
     * @throws IllegalArgumentException if the type cannot hold that, saying what would do
     * @throws java.time.DateTimeException if the pattern asks for what a time does not have
     */
    public static TimeBuckets of(DataType type, BucketLength length, String format) {
        return new TimeBuckets(length, BucketForm.of(type, length, format));
    }

    /** The first millisecond of UTC of the bucket that holds a time. */
    public long start(long millis) {
        return length.start(millis);
    }

    /** How many buckets the times from one to another touch, both in milliseconds of UTC and both included. */
    public long count(long first, long last) {
        return length.number(last) - length.number(first) + 1;
    }

    /** The column's values for the buckets that the times from one to another touch, in the order of time. */
    public List<ByteBuffer> values(long first, long last) {
        List<ByteBuffer> values = new ArrayList<>();
        for (long bucket = length.start(first); bucket <= last; bucket = length.next(bucket)) {
            values.add(form.apply(bucket));
        }
        return values;
    }
}
