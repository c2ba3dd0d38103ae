package dev.scamander.it.sandbox.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Holds a connection to the test as long as it lives; the test sees the connection end when, and only when, it dies. */
final class LineToTheTest {
    private LineToTheTest() {}

    static void hold(int port) throws IOException {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            line.getOutputStream().write(1);
            // The test never writes: this returns when the test closes the line.
            line.getInputStream().read();
        }
    }
}
