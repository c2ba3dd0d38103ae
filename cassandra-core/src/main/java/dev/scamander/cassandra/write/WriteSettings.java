package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.time.Duration;
import java.util.Objects;

/** How a pipeline writes. Immutable; {@link #builder()} starts from the defaults. */
public final class WriteSettings {
    /** What shares a request. */
    public enum Grouping {
        /** Rows of one partition. */
        PARTITION,
        /** Rows of one partition, and small partitions that share their replicas. */
        REPLICA,
        /** Nothing: every row is a request of its own. */
        NONE
    }

    /** What happens to a counter update whose outcome is not known (a timeout, a lost connection). */
    public enum CounterTimeout {
        /** It is repeated: at least once, and may count twice. */
        RETRY,
        /** It fails with {@link WriteFailure.Kind#UNKNOWN_OUTCOME}: at most once from the pipeline's side. */
        FAIL
    }

    private final Builder b;

    private WriteSettings(Builder builder) {
        this.b = builder;
    }

    /** The defaults. */
    public static WriteSettings defaults() {
        return builder().build();
    }

    /** A builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Consistency level of targets that name none. */
    public ConsistencyLevel consistency() {
        return b.consistency;
    }

    /** What shares a request. */
    public Grouping grouping() {
        return b.grouping;
    }

    /** Requests that may be under way at once. */
    public int maxInFlight() {
        return b.maxInFlight;
    }

    /** Requests under way below which rows leave at once; above it they wait for company. */
    public int eagerInFlight() {
        return b.eagerInFlight;
    }

    /** How long a row may wait for company where its request is not full; zero leaves that to the pipeline. */
    public Duration linger() {
        return b.linger;
    }

    /** Rows of one partition that may share a request. */
    public int maxBatchRows() {
        return b.maxBatchRows;
    }

    /** Bytes of one partition's rows that may share a request. */
    public int maxBatchBytes() {
        return b.maxBatchBytes;
    }

    /** Partitions that may share a request, where replicas are grouped. */
    public int maxBatchPartitions() {
        return b.maxBatchPartitions;
    }

    /** Bytes that partitions sharing a request may have together; the server warns from 5 KiB by default. */
    public int maxMixedBatchBytes() {
        return b.maxMixedBatchBytes;
    }

    /** Bytes that may be buffered or under way before {@code write} blocks. */
    public long maxBufferedBytes() {
        return b.maxBufferedBytes;
    }

    /** Rows that may be buffered or under way before {@code write} blocks. */
    public int maxBufferedRows() {
        return b.maxBufferedRows;
    }

    /** How long a row may be tried again after errors that pass. */
    public Duration retryDeadline() {
        return b.retryDeadline;
    }

    /** The first pause before a row is tried again; it doubles each time. */
    public Duration backoffInitial() {
        return b.backoffInitial;
    }

    /** The longest pause before a row is tried again. */
    public Duration backoffMaximum() {
        return b.backoffMaximum;
    }

    /** What happens to counter updates of unknown outcome. */
    public CounterTimeout counterTimeout() {
        return b.counterTimeout;
    }

    /** Collects settings; {@link #build()} checks them. */
    public static final class Builder implements Cloneable {
        private ConsistencyLevel consistency = DefaultConsistencyLevel.LOCAL_ONE;
        private Grouping grouping = Grouping.REPLICA;
        private int maxInFlight = 64;
        private int eagerInFlight = 2;
        private Duration linger = Duration.ZERO;
        private int maxBatchRows = 128;
        private int maxBatchBytes = 128 << 10;
        private int maxBatchPartitions = 10;
        private int maxMixedBatchBytes = 4 << 10;
        private long maxBufferedBytes = 32 << 20;
        private int maxBufferedRows = 20_000;
        private Duration retryDeadline = Duration.ofMinutes(10);
        private Duration backoffInitial = Duration.ofMillis(50);
        private Duration backoffMaximum = Duration.ofSeconds(5);
        private CounterTimeout counterTimeout = CounterTimeout.RETRY;

        private Builder() {}

        /** Consistency level of targets that name none; LOCAL_ONE by default. */
        public Builder consistency(ConsistencyLevel level) {
            consistency = Objects.requireNonNull(level, "consistency");
            return this;
        }

        /** What shares a request; by default partitions that share their replicas. */
        public Builder grouping(Grouping value) {
            grouping = Objects.requireNonNull(value, "grouping");
            return this;
        }

        /** Requests under way at once, 64 by default. */
        public Builder maxInFlight(int requests) {
            maxInFlight = (int) positive("maxInFlight", requests);
            return this;
        }

        /**
         * Requests under way below which rows leave at once, 2 by default. More means shorter waits for single rows, fewer
         * means fuller batches.
         */
        public Builder eagerInFlight(int requests) {
            eagerInFlight = (int) positive("eagerInFlight", requests);
            return this;
        }

        /**
         * How long a row may wait for company where its request is not full, about. By default (zero) rows leave at once while few
         * requests are under way, and wait up to half a second while more than ten thousand rows a second come.
         */
        public Builder linger(Duration longest) {
            linger = notNegative("linger", longest);
            return this;
        }

        /** Rows of one partition in a request, 128 by default. */
        public Builder maxBatchRows(int rows) {
            maxBatchRows = (int) positive("maxBatchRows", rows);
            return this;
        }

        /** Bytes of one partition in a request, 128 KiB by default. */
        public Builder maxBatchBytes(int bytes) {
            maxBatchBytes = (int) positive("maxBatchBytes", bytes);
            return this;
        }

        /** Partitions in a request, 10 by default: the server warns above that. */
        public Builder maxBatchPartitions(int partitions) {
            maxBatchPartitions = (int) positive("maxBatchPartitions", partitions);
            return this;
        }

        /** Bytes of several partitions in a request, 4 KiB by default. */
        public Builder maxMixedBatchBytes(int bytes) {
            maxMixedBatchBytes = (int) positive("maxMixedBatchBytes", bytes);
            return this;
        }

        /** Bytes buffered or under way, 32 MiB by default. */
        public Builder maxBufferedBytes(long bytes) {
            maxBufferedBytes = positive("maxBufferedBytes", bytes);
            return this;
        }

        /** Rows buffered or under way, 20,000 by default: about as many megabytes, with all that hangs on a row. */
        public Builder maxBufferedRows(int rows) {
            maxBufferedRows = (int) positive("maxBufferedRows", rows);
            return this;
        }

        /** How long a row is tried again, 10 minutes by default. */
        public Builder retryDeadline(Duration deadline) {
            retryDeadline = notNegative("retryDeadline", deadline);
            return this;
        }

        /** First and longest pause between tries, 50 ms and 5 s by default. */
        public Builder backoff(Duration initial, Duration maximum) {
            backoffInitial = notNegative("backoffInitial", initial);
            backoffMaximum = notNegative("backoffMaximum", maximum);
            return this;
        }

        /** What happens to counter updates of unknown outcome; they are repeated by default. */
        public Builder counterTimeout(CounterTimeout value) {
            counterTimeout = Objects.requireNonNull(value, "counterTimeout");
            return this;
        }

        private static long positive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be above zero, not " + value);
            }
            return value;
        }

        private static Duration notNegative(String name, Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(name + " must not be negative, not " + value);
            }
            return value;
        }

        /** The settings; the builder may be used on. */
        public WriteSettings build() {
            try {
                return new WriteSettings((Builder) clone());
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
