package dev.scamander.it.sandbox.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Starts the main class named by the first argument and halts the JVM when its standard input ends.
 *
 * <p>The parent holds the other end of that pipe and never writes to it. However the parent ends, {@code kill -9} included,
 * the operating system closes the pipe, so no child outlives it. Runs inside the child: this class stands alone.
 */
public final class Leash {
    /** The exit status of a child whose parent is gone. */
    static final int PARENT_GONE = 75;

    private Leash() {}

    /**
     * Runs another class's {@code main}.
     *
     * @param arguments the main class, then its arguments
     * @throws Throwable whatever that {@code main} throws
     */
    public static void main(String[] arguments) throws Throwable {
        Thread leash = new Thread(Leash::haltWithTheParent, "sandbox-leash");
        leash.setDaemon(true);
        leash.start();
        Method main = Class.forName(arguments[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static void haltWithTheParent() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException closed) {
            // A broken pipe says the same as its end.
        }
        // Not exit(): shutdown hooks may wait for systems that are gone too.
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
