package dev.scamander.it.quickstart.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Prints what the quickstart does. On a terminal the current step is one line that is written over again and again;
 * elsewhere each step is a line when it begins and a line when it ends, with some lines between if it takes long.
 */
public final class Console {
    private static final long QUIET_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int LINE = 100;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;

    private String step;
    private String shown = "";
    private long stepBegan;
    private long lastShown;
    private boolean muted;

    /**
     * Creates a console.
     *
     * @param out where to print
     * @param terminal whether a person watches, so that a line can be written over
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    public Console(PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
    }

    /** Prints nothing from now on. */
    public synchronized void mute() {
        muted = true;
    }

    /**
     * Begins a step. The step before it must be done.
     *
     * @param what what is done now, such as "Starting Cassandra"
     */
    public synchronized void begin(String what) {
        step = what;
        shown = "";
        stepBegan = nanoTime.getAsLong();
        lastShown = stepBegan;
        rewrite("  " + what + " ...");
    }

    /**
     * Shows how far the current step is.
     *
     * @param howFar such as "12,000 of 17,568"
     */
    public synchronized void progress(String howFar) {
        long now = nanoTime.getAsLong();
        if (step == null || (!terminal && now - lastShown < QUIET_NANOS)) {
            return;
        }
        lastShown = now;
        shown = howFar;
        rewrite("  " + step + " ... " + howFar);
    }

    /** Shows on a terminal that the current step still goes on, and for how long. */
    public synchronized void tick() {
        if (step != null && terminal) {
            long seconds = (nanoTime.getAsLong() - stepBegan) / 1_000_000_000L;
            rewrite("  " + step + " ... " + shown + (shown.isEmpty() ? "" : ", ") + seconds + " s");
        }
    }

    /**
     * Ends the current step.
     *
     * @param result what came of it, in a few words
     */
    public synchronized void done(String result) {
        double seconds = (nanoTime.getAsLong() - stepBegan) / 1e9;
        String text = String.format(Locale.ROOT, "  %s: %s (%.1f s)", step, result, seconds);
        step = null;
        rewrite(text);
        if (terminal) {
            print("");
        }
    }

    /**
     * Leaves an unfinished step's line as it stands, so that what is printed next begins a line of its own.
     */
    public synchronized void abandon() {
        if (step != null && terminal) {
            print("");
        }
        step = null;
    }

    /**
     * Prints a line.
     *
     * @param text the line
     */
    public synchronized void say(String text) {
        print(text);
    }

    /**
     * Prints a table with an empty line before it.
     *
     * @param table the table
     */
    public synchronized void show(TextTable table) {
        print("");
        table.lines().forEach(this::print);
    }

    /** Writes over the line of the current step on a terminal, prints a line elsewhere. */
    private void rewrite(String text) {
        if (!terminal) {
            print(text);
        } else if (!muted) {
            String line = text.length() <= LINE ? text : text.substring(0, LINE);
            out.print('\r' + line + " ".repeat(LINE - line.length()) + '\r' + line);
            out.flush();
        }
    }

    private void print(String line) {
        if (!muted) {
            out.println(line);
            out.flush();
        }
    }
}
