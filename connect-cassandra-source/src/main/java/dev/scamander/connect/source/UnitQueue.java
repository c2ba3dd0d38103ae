package dev.scamander.connect.source;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/** The units of a task that have something to read, now or later, in the order in which their time comes. */
final class UnitQueue {
    private final Increments increments;
    private final Deque<UnitState> units = new ArrayDeque<>();
    private Increments.Scan scan;

    UnitQueue(Increments increments, Collection<UnitState> all) {
        this.increments = increments;
        all.stream()
                .filter(unit -> !increments.isFinished(unit.progress()))
                // first those that were never read to their end, for the others may come again
                .sorted((a, b) -> Boolean.compare(a.isReadOnce(), b.isReadOnce()))
                .forEach(units::add);
    }

    /** Takes the next unit that has something to read, which {@link #scan} then tells; null if none has for now. */
    UnitState next(long nowMillis) {
        while (!units.isEmpty() && units.peek().dueMillis() <= nowMillis) {
            UnitState unit = units.poll();
            Optional<Increments.Scan> found = increments.next(unit.progress(), nowMillis);
            if (found.isPresent()) {
                scan = found.get();
                return unit;
            }
            rest(unit, nowMillis + 1);
        }
        return null;
    }

    /** What to read of the unit that {@link #next} gave. */
    Increments.Scan scan() {
        return scan;
    }

    /** Puts a unit in front, to go on with it. */
    void again(UnitState unit) {
        units.addFirst(unit);
    }

    /** Puts a unit behind the others, unless nothing can come of it. */
    void rest(UnitState unit, long untilMillis) {
        if (!increments.isFinished(unit.progress())) {
            unit.rest(untilMillis);
            units.addLast(unit);
        }
    }

    /** How long it takes until a unit's time comes, at most the time given. */
    long restMillis(long nowMillis, long most) {
        return units.isEmpty() ? most : Math.max(0, Math.min(most, units.peek().dueMillis() - nowMillis));
    }
}
