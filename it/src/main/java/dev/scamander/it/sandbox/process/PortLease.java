package dev.scamander.it.sandbox.process;

import dev.scamander.it.sandbox.SandboxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A TCP port that is free on some addresses and that no other sandbox of this user takes until the lease is closed.
 *
 * <p>The port lies below the range from which Linux serves outgoing connections, and a locked file holds it across
 * processes; so, unlike with 'bind to port 0 and let go', nobody of ours can slip in before the system that it is meant
 * for has bound it. The operating system drops the lock with the process.
 */
public final class PortLease implements AutoCloseable {
    private static final int FIRST = 20_000;
    private static final int END = 32_000;

    /** Ports leased by this JVM; POSIX drops a process's lock on a file when any of its channels to that file closes. */
    private static final Set<Integer> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final int port;
    private final FileLock lock;

    private PortLease(int port, FileLock lock) {
        this.port = port;
        this.lock = lock;
    }

    /**
     * Finds and holds a port.
     *
     * @param addresses the addresses on which it must be free
     */
    public static PortLease acquire(List<InetAddress> addresses) {
        int start = ThreadLocalRandom.current().nextInt(FIRST, END);
        for (int i = 0; i < END - FIRST; i++) {
            int port = FIRST + (start - FIRST + i) % (END - FIRST);
            if (!HELD_HERE.add(port)) {
                continue;
            }
            FileLock lock = tryLock(port);
            if (lock == null) {
                HELD_HERE.remove(port);
                continue;
            }
            PortLease lease = new PortLease(port, lock);
            if (addresses.stream().allMatch(address -> isFree(address, port))) {
                return lease;
            }
            lease.close();
        }
        throw new SandboxException("No port from " + FIRST + " to " + (END - 1) + " is free on " + addresses);
    }

    /** The port. */
    public int port() {
        return port;
    }

    /** Lets another sandbox have the port. */
    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new SandboxException("Cannot unlock port " + port, e);
        } finally {
            HELD_HERE.remove(port);
        }
    }

    private static FileLock tryLock(int port) {
        Path directory =
                Path.of(System.getProperty("java.io.tmpdir"), "scamander-ports-" + System.getProperty("user.name"));
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (IOException e) {
            throw new SandboxException("Cannot lock a port in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that linger in TIME_WAIT do not hinder a server; a listener does.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
