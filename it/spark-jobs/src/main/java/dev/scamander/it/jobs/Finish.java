package dev.scamander.it.jobs;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Where attempts at tasks wait until a speculative copy of theirs has ended well. Executors ask the driver through a socket: a read from it
 * takes no notice of being interrupted, as a task does not that is deep in somebody's code when Spark kills it.
 */
final class Finish extends SparkListener implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 180_000;
    private static final int OVERTAKEN = 1;

    private final Map<Long, CompletableFuture<Void>> copies = new ConcurrentHashMap<>();
    private final AtomicInteger overtaken = new AtomicInteger();
    private final ServerSocket server;

    private Finish(ServerSocket server) {
        this.server = server;
    }

    /** Listens from now on. */
    static Finish open() {
        try {
            Finish finish = new Finish(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(finish::serve, "finish");
            thread.setDaemon(true);
            thread.start();
            return finish;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many attempts were let go on. */
    int overtaken() {
        return overtaken.get();
    }

    /** Waits, in an executor, until a speculative copy of the task has ended well. */
    static void awaitBeingOvertaken(TaskContext task, int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeLong(key(task.stageId(), task.partitionId()));
            if (socket.getInputStream().read() != OVERTAKEN) {
                throw new IllegalStateException("the driver does not answer");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Spark has killed this attempt meanwhile; what follows writes on as if it had not noticed.
        Thread.interrupted();
    }

    private static long key(int stage, int task) {
        return (long) stage << Integer.SIZE | task;
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().speculative() && end.taskInfo().successful()) {
            copy(key(end.stageId(), end.taskInfo().index())).complete(null);
        }
    }

    private CompletableFuture<Void> copy(long key) {
        return copies.computeIfAbsent(key, which -> new CompletableFuture<>());
    }

    private void serve() {
        try {
            while (true) {
                Socket straggler = server.accept();
                long key = new DataInputStream(straggler.getInputStream()).readLong();
                copy(key).thenRun(() -> letGo(straggler));
            }
        } catch (IOException closed) {
            // The job is done, or who waits will say that nobody answers.
        }
    }

    private void letGo(Socket straggler) {
        overtaken.incrementAndGet();
        try (straggler) {
            straggler.getOutputStream().write(OVERTAKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
