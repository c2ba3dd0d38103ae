package dev.scamander.cassandra.write;

import java.util.concurrent.TimeUnit;

/** Time that passes when the test says so; else a second goes by between any two looks at the clock. */
final class HandTiming implements Timing {
    private long step = TimeUnit.SECONDS.toNanos(1);
    private long now;
    private long nanos;
    private Runnable waited;

    /** From now on no time goes by, but for what {@link #passes}. */
    void standStill() {
        step = 0;
    }

    @Override
    public long nanoTime() {
        return now += step;
    }

    @Override
    public void in(long delay, Runnable task) {
        nanos = delay;
        waited = task;
    }

    /** What was asked for last. */
    long nanos() {
        return nanos;
    }

    boolean isWaited() {
        return waited != null;
    }

    /** The time comes that was asked for. */
    void passes() {
        Runnable task = waited;
        waited = null;
        now += nanos;
        task.run();
    }
}
