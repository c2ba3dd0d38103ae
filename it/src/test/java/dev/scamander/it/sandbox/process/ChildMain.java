package dev.scamander.it.sandbox.process;

/** The child of the leash test: does nothing for ever. */
public final class ChildMain {
    private ChildMain() {}

    /** Holds the line to the port given. */
    public static void main(String[] arguments) throws Exception {
        LineToTheTest.hold(Integer.parseInt(arguments[0]));
    }
}
