package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DailyPrecipitationTest {
    @Test
    void readsARow() {
        assertThat(DailyPrecipitation.of(
                        record("{\"wsid\":\"a\",\"year\":2008,\"month\":2,\"day\":29,\"precipitation\":-7}")))
                .isEqualTo(new DailyPrecipitation("a", LocalDate.of(2008, 2, 29), -7));
    }

    @Test
    void namesTheRecordThatIsNoRow() {
        assertThatThrownBy(() -> DailyPrecipitation.of(record("{\"wsid\":\"a\"}")))
                .isInstanceOf(QuickstartException.class)
                .hasMessageStartingWith("record 42 of daily-precipitation is no row");
    }

    @Test
    void ordersByRain() {
        List<DailyPrecipitation> days = List.of(
                new DailyPrecipitation("a", LocalDate.of(2008, 1, 1), 3),
                new DailyPrecipitation("b", LocalDate.of(2008, 1, 2), 41),
                new DailyPrecipitation("a", LocalDate.of(2008, 1, 2), 41),
                new DailyPrecipitation("a", LocalDate.of(2008, 1, 3), -1));

        assertThat(DailyPrecipitation.wettest(days, 3).lines().subList(4, 7))
                .containsExactly(
                        "  a        2008-01-02   4.1", "  b        2008-01-02   4.1", "  a        2008-01-01   0.3");
    }

    private static ConsumerRecord<byte[], byte[]> record(String json) {
        return new ConsumerRecord<>("daily-precipitation", 0, 42, new byte[0], json.getBytes(StandardCharsets.UTF_8));
    }
}
