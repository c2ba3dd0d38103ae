package dev.scamander.cassandra.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Operations that were sent together, until the last of them is done with. One that is taken apart sends its parts one after the
 * other, so that the order of arrival holds. Its fields are guarded by the pipeline's lock, but for those of an attempt,
 * which belong to whoever makes it.
 */
final class Request {
    /** All operations that it took from partitions, for their release. */
    final List<Operation> taken;

    /** What is under way now; null while it is being acknowledged or after it was abandoned. */
    private List<Operation> current;

    private final ArrayDeque<List<Operation>> later = new ArrayDeque<>(0);
    private boolean abandoned;

    int failures;
    long firstAttemptNanos;
    long successesBefore;
    CompletableFuture<?> answer;

    Request(List<Operation> operations) {
        this.taken = operations;
        this.current = operations;
    }

    List<Operation> current() {
        return current;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Takes what is under way, to acknowledge it; null when somebody else has. */
    List<Operation> claim() {
        List<Operation> claimed = current;
        current = null;
        return claimed;
    }

    /** Goes on to the next part; false when there is none. */
    boolean advance() {
        current = abandoned ? null : later.poll();
        failures = 0;
        return current != null;
    }

    /** Takes everything that is not acknowledged yet, for good. */
    List<Operation> abandon() {
        abandoned = true;
        List<Operation> left = new ArrayList<>();
        if (current != null) {
            left.addAll(current);
            current = null;
        }
        later.forEach(left::addAll);
        later.clear();
        return left;
    }

    /** Takes what is under way apart: its first half is under way then, its second comes next. False for a single row. */
    boolean split() {
        int size = current.size();
        if (size > 1) {
            later.push(current.subList(size / 2, size));
            current = current.subList(0, size / 2);
        } else if (current.get(0).rows() > 1) {
            List<List<Operation>> halves = current.get(0).halves();
            later.push(halves.get(1));
            current = halves.get(0);
        } else {
            return false;
        }
        failures = 0;
        return true;
    }
}
