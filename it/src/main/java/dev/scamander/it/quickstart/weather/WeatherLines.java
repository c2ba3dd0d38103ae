package dev.scamander.it.quickstart.weather;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The lines that travel the road, from a file or from the generator. They can be walked more than once.
 *
 * <p>Every line is a string of Latin-1 characters, one for each byte of the input, so that a line with broken text is
 * still published byte for byte.
 */
@FunctionalInterface
public interface WeatherLines {

    /**
     * Hands every line to {@code each}, in order.
     *
     * @param each takes a line without its end ({@code \n} or {@code \r\n})
     * @throws UncheckedIOException if the input cannot be read
     */
    void forEach(Consumer<String> each);

    /**
     * Returns the bytes of a line as they stood in the input.
     *
     * @param line a line from {@link #forEach}
     * @return its bytes
     */
    static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the lines of a file.
     *
     * @param file a text file, or a gzip file if its name ends with {@code .gz}
     * @return its lines
     */
    static WeatherLines of(Path file) {
        return each -> {
            try (InputStream in = open(file)) {
                split(in, each);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
            }
        };
    }

    /**
     * Returns the lines of a generator.
     *
     * @param generator the generator
     * @return its lines
     */
    static WeatherLines of(WeatherGenerator generator) {
        return each -> generator.lines().forEach(each);
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    /** Splits at {@code \n} only: a lone {@code \r} belongs to its line, unlike for a BufferedReader. */
    private static void split(InputStream input, Consumer<String> each) throws IOException {
        InputStream in = new BufferedInputStream(input, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean open = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                each.accept(withoutCarriageReturn(line));
                line.reset();
                open = false;
            } else {
                line.write(b);
                open = true;
            }
        }
        if (open) {
            each.accept(withoutCarriageReturn(line));
        }
    }

    private static String withoutCarriageReturn(ByteArrayOutputStream bytes) {
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
