package dev.scamander.it.quickstart;

import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.sandbox.SandboxProgress;
import java.time.Duration;
import java.util.StringJoiner;

/** Shows which systems serve already while the others still start. */
final class StartProgress implements SandboxProgress {
    private final Console console;
    private final StringJoiner ready = new StringJoiner(", ");

    StartProgress(Console console) {
        this.console = console;
    }

    @Override
    public void starting(String system) {}

    @Override
    public void ready(String system, String address, Duration took) {
        ready.add(system + " after " + took.toSeconds() + " s");
        console.progress(ready.toString());
    }

    @Override
    public void stopping() {}
}
