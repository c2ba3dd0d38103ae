package dev.scamander.spark.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldRowsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 1 << 20})
    void givesRowsBackAsTheyCame(int limit) throws IOException {
        List<String> back = new ArrayList<>();
        try (HeldRows held = new HeldRows(limit)) {
            for (int i = 0; i < 100; i++) {
                held.add(i, "x".repeat(i).getBytes());
            }
            held.drainTo((kind, cells) -> back.add(kind + new String(cells)));
        }

        assertThat(back).hasSize(100);
        for (int i = 0; i < 100; i++) {
            assertThat(back.get(i)).isEqualTo(i + "x".repeat(i));
        }
    }
}
