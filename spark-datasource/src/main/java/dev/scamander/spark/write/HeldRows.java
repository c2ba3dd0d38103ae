package dev.scamander.spark.write;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows of a task that must not be written before Spark lets the task commit: what they do depends on what is stored, so that a second
 * attempt would not do the same again. A few megabytes of them are in memory, more in a file.
 */
public final class HeldRows implements AutoCloseable {

    private static final int IN_MEMORY = 8 << 20;

    private final int limit;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private DataOutputStream out = new DataOutputStream(memory);
    private Path file;
    private long count;

    /** What becomes of held rows. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * Takes a row.
         *
         * @param kind what was held with it
         * @param cells its values
         * @throws IOException if it was not written
         */
        void accept(int kind, byte[] cells) throws IOException;
    }

    /** Holds no rows yet. */
    public HeldRows() {
        this(IN_MEMORY);
    }

    HeldRows(int limit) {
        this.limit = limit;
    }

    /**
     * Holds a row.
     *
     * @param kind a number from 0 to 127 that comes back with it
     * @param cells its values
     * @throws IOException if there is no room for it
     */
    public void add(int kind, byte[] cells) throws IOException {
        out.writeByte(kind);
        out.writeInt(cells.length);
        out.write(cells);
        count++;
        if (file == null && memory.size() > limit) {
            goToFile();
        }
    }

    private void goToFile() throws IOException {
        file = Files.createTempFile("scamander-rows", ".tmp");
        out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        memory.writeTo(out);
        memory.reset();
    }

    /**
     * Gives all rows, in the order in which they came. May be called again.
     *
     * @param receiver takes them
     * @throws IOException if the receiver throws it, or the rows cannot be read
     */
    public void drainTo(Receiver receiver) throws IOException {
        out.close();
        InputStream held = file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(held, 1 << 16))) {
            for (long i = 0; i < count; i++) {
                int kind = in.readByte();
                receiver.accept(kind, in.readNBytes(in.readInt()));
            }
        }
    }

    /** Forgets the rows. */
    @Override
    public void close() throws IOException {
        count = 0;
        out.close();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
