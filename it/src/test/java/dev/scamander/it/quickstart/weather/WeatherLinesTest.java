package dev.scamander.it.quickstart.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeatherLinesTest {
    @TempDir
    Path folder;

    @Test
    void splitsAtLineFeedsOnly() throws IOException {
        assertThat(lines("a\nb\r\n\nc\rd\n")).containsExactly("a", "b", "", "c\rd");
        assertThat(lines("a\nlast")).containsExactly("a", "last");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void keepsBytesThatAreNoText() throws IOException {
        byte[] broken = {'x', (byte) 0xff, (byte) 0xc3, 0, 'y'};
        Path file = Files.write(folder.resolve("broken.csv"), broken);

        assertThat(walk(WeatherLines.of(file))).singleElement().satisfies(line -> assertThat(WeatherLines.bytes(line))
                .isEqualTo(broken));
    }

    @Test
    void readsGzip() throws IOException {
        Path file = folder.resolve("lines.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\nb\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(walk(WeatherLines.of(file))).containsExactly("a", "b");
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        Path missing = folder.resolve("missing.csv");

        assertThatThrownBy(() -> walk(WeatherLines.of(missing)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.csv");
    }

    private List<String> lines(String text) throws IOException {
        return walk(WeatherLines.of(Files.writeString(folder.resolve("lines.csv"), text)));
    }

    private static List<String> walk(WeatherLines lines) {
        List<String> walked = new ArrayList<>();
        lines.forEach(walked::add);
        return walked;
    }
}
