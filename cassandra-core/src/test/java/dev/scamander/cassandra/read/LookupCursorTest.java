package dev.scamander.cassandra.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupCursorTest {
    private static final Function<Integer, ByteBuffer[]> KEY =
            asker -> asker < 0 ? null : new ByteBuffer[] {FakeLookups.bytes(asker % 100)};

    private static LookupSettings settings(int keysPerRequest, int concurrent) {
        return new LookupSettings(keysPerRequest, concurrent, 10, ReadSettings.defaults());
    }

    private static LookupCursor<Integer> cursor(
            FakeLookups table, LookupSettings settings, Iterator<Integer> askers, boolean ends) {
        return new LookupCursor<>(table, key -> key.getInt(0) % 2, settings, 1, askers, KEY, ends);
    }

    private static List<String> drain(LookupCursor<Integer> cursor) throws InterruptedException {
        List<String> events = new ArrayList<>();
        while (cursor.next()) {
            events.add(cursor.asker() + ":"
                    + (cursor.row() == null
                            ? "end"
                            : cursor.row().getBytesUnsafe(0).getInt(0)));
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void givesEveryAskerItsRowsAndThenItsEnd(int keysPerRequest) throws InterruptedException {
        Random random = new Random(keysPerRequest);
        List<Integer> askers = random.ints(500, -20, 400).boxed().toList();
        FakeLookups table = new FakeLookups(key -> key % 8, keysPerRequest > 1);

        List<String> events = drain(cursor(table, settings(keysPerRequest, 3), askers.iterator(), true));

        List<String> expected = askers.stream()
                .flatMap(asker -> IntStream.rangeClosed(0, asker < 0 ? 0 : asker % 100 % 8)
                        .mapToObj(row -> asker + ":" + (row == (asker < 0 ? 0 : asker % 100 % 8) ? "end" : row)))
                .toList();
        assertThat(events).containsExactlyInAnyOrderElementsOf(expected);
        for (int asker : askers) {
            assertThat(events.lastIndexOf(asker + ":0")).isLessThan(events.lastIndexOf(asker + ":end"));
        }
        assertThat(table.forgotten())
                .isEqualTo(IntStream.range(0, table.asked().size()).boxed().toList());
    }

    @Test
    void asksForKeysOfTheSameReplicasTogetherAndForNoneTwice() throws InterruptedException {
        FakeLookups table = new FakeLookups(key -> 1, true);
        List<Integer> askers = IntStream.range(0, 64).map(i -> i / 2).boxed().toList();

        assertThat(drain(cursor(table, settings(4, 4), askers.iterator(), false)))
                .hasSize(64);

        assertThat(table.asked()).hasSize(8).allSatisfy(keys -> {
            assertThat(keys).hasSize(4);
            assertThat(keys.stream().map(key -> key % 2).distinct()).hasSize(1);
        });
        assertThat(table.asked().stream().flatMap(List::stream).collect(Collectors.toSet()))
                .hasSize(32);
    }

    @Test
    void takesNoMoreAskersThanItsWindow() throws InterruptedException {
        List<Integer> taken = new ArrayList<>();
        Iterator<Integer> endless = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                taken.add(taken.size());
                return taken.size() % 100;
            }
        };
        try (LookupCursor<Integer> cursor = cursor(new FakeLookups(key -> 1, true), settings(4, 3), endless, true)) {
            for (int i = 0; i < 1000; i++) {
                assertThat(cursor.next()).isTrue();
            }
        }
        assertThat(taken.size()).isLessThan(500 + 4 * 3 + 4 * 4 + 8);
    }
}
