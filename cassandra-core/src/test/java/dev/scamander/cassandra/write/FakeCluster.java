package dev.scamander.cassandra.write;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.DefaultWriteType;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A cluster that answers late, out of order and with errors, applies to a {@link ModelStore} what it takes, and complains of
 * requests that a pipeline must not make.
 */
final class FakeCluster implements RequestSender, AutoCloseable {
    static final String POISON = "poison";

    final ModelStore store = new ModelStore();
    final List<String> complaints = new ArrayList<>();
    final List<Integer> requestSizes = new ArrayList<>();
    private final Random random;
    private final WriteSettings settings;
    private final double faults;
    private final boolean ambiguous;
    private final List<Runnable> answers = new ArrayList<>();
    private final Set<String> keysUnderWay = new HashSet<>();
    private final Thread answering = new Thread(this::answer, "fake-cluster");
    private boolean closed;
    private int underWay;

    FakeCluster(long seed, WriteSettings settings, double faults, boolean ambiguous) {
        this.random = new Random(seed);
        this.settings = settings;
        this.faults = faults;
        this.ambiguous = ambiguous;
        answering.setDaemon(true);
        answering.start();
    }

    @Override
    public synchronized CompletionStage<?> send(List<Operation> operations) {
        List<Operation> sent = List.copyOf(operations);
        Set<String> keys = new HashSet<>();
        sent.forEach(operation -> keys.add(key(operation)));
        check(sent, keys);
        keysUnderWay.addAll(keys);
        underWay++;
        requestSizes.add(sent.size());
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Runnable finish = () -> {
            RuntimeException error;
            synchronized (this) {
                keysUnderWay.removeAll(keys);
                underWay--;
                error = execute(sent);
            }
            if (error == null) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(error);
            }
        };
        if (random.nextInt(8) == 0) {
            finish.run();
        } else {
            answers.add(finish);
            notifyAll();
        }
        return answer;
    }

    private void answer() {
        while (true) {
            Runnable next;
            synchronized (this) {
                while (answers.isEmpty() && !closed) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                if (closed) {
                    return;
                }
                next = answers.remove(random.nextInt(answers.size()));
            }
            next.run();
        }
    }

    private RuntimeException execute(List<Operation> operations) {
        if (random.nextDouble() < faults) {
            boolean applied = ambiguous && random.nextBoolean();
            if (applied && operations.stream().noneMatch(FakeCluster::poisoned)) {
                apply(operations);
            }
            return fault(applied);
        }
        if (operations.stream().anyMatch(FakeCluster::poisoned)) {
            return random.nextBoolean()
                    ? new InvalidQueryException(null, "this value is refused")
                    : new ServerError(null, "this value is not digested");
        }
        apply(operations);
        return null;
    }

    private RuntimeException fault(boolean applied) {
        if (!ambiguous) {
            return new UnavailableException(null, ConsistencyLevel.ONE, 1, 0);
        }
        return switch (random.nextInt(applied ? 2 : 4)) {
            case 0 -> new DriverTimeoutException("no answer");
            case 1 -> new WriteTimeoutException(null, ConsistencyLevel.ONE, 0, 1, DefaultWriteType.SIMPLE);
            case 2 -> new OverloadedException(null);
            default -> new UnavailableException(null, ConsistencyLevel.ONE, 1, 0);
        };
    }

    private void apply(List<Operation> operations) {
        operations.forEach(operation ->
                store.apply(operation.target(), Tables.values(operation), operation.timestamp(), operation.ttl()));
    }

    static boolean poisoned(Operation operation) {
        for (ByteBuffer value : Tables.values(operation)) {
            if (POISON.equals(ModelStore.text(value))) {
                return true;
            }
        }
        return false;
    }

    private void check(List<Operation> operations, Set<String> keys) {
        if (underWay >= settings.maxInFlight()) {
            complaints.add("more than " + settings.maxInFlight() + " requests under way");
        }
        if (keys.stream().anyMatch(keysUnderWay::contains)) {
            complaints.add("a key is under way twice: " + keys);
        }
        if (operations.size() > settings.maxBatchRows()) {
            complaints.add("a batch of " + operations.size() + " rows");
        }
        if (operations.stream().map(operation -> operation.partition).distinct().count()
                > settings.maxBatchPartitions()) {
            complaints.add("a batch of too many partitions");
        }
        if (operations.stream().map(o -> o.target().requestClass).distinct().count() > 1) {
            complaints.add("a batch of different classes");
        }
        boolean each = operations.stream()
                .allMatch(operation -> operation.target().plan.ownTimestamp());
        if (!each && keys.size() < operations.size()) {
            complaints.add("one key twice in a batch, with one timestamp");
        }
        if (operations.size() > 1
                && operations.stream().anyMatch(o -> o.target().plan.solo())) {
            complaints.add("a lightweight transaction in a batch");
        }
    }

    private static String key(Operation operation) {
        return System.identityHashCode(operation.partition.table)
                + ":" + ModelStore.text(operation.partition.key.buffer())
                + ":" + operation.target().plan.clustering().length
                + ":" + operation.rowKey.length()
                + ":" + ModelStore.text(operation.rowKey.buffer());
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
