package dev.scamander.it.sandbox.process;

import java.nio.file.Path;
import java.util.List;

/** The parent of the leash test: starts a child as the sandbox does and does nothing for ever. */
public final class ParentMain {
    private ParentMain() {}

    /** Starts the child, which calls the port given, and waits for it. */
    public static void main(String[] arguments) throws Exception {
        ChildProcess.start(
                new JavaCommand(
                        "child",
                        ChildMain.class.getName(),
                        System.getProperty("java.class.path"),
                        List.of(),
                        List.of(arguments[0]),
                        List.of()),
                Path.of(arguments[1]));
        LineToTheTest.hold(Integer.parseInt(arguments[0]));
    }
}
