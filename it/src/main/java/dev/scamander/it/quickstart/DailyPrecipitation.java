package dev.scamander.it.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scamander.it.quickstart.console.TextTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the source connector published of {@code weather.daily_aggregate_precip}, as any consumer would read it.
 *
 * @param station the station
 * @param date the day
 * @param tenths its rain in tenths of a millimetre
 */
record DailyPrecipitation(String station, LocalDate date, long tenths) {
    private static final JsonMapper JSON = new JsonMapper();

    static DailyPrecipitation of(ConsumerRecord<byte[], byte[]> published) {
        try {
            JsonNode row = JSON.readTree(published.value());
            return new DailyPrecipitation(
                    row.required("wsid").asText(),
                    LocalDate.of(
                            row.required("year").asInt(),
                            row.required("month").asInt(),
                            row.required("day").asInt()),
                    row.required("precipitation").asLong());
        } catch (IOException | IllegalArgumentException e) {
            throw new QuickstartException(
                    "record " + published.offset() + " of " + published.topic() + " is no row: " + e.getMessage(), e);
        }
    }

    /** Returns the days with most rain. */
    static TextTable wettest(List<DailyPrecipitation> days, int most) {
        TextTable table = new TextTable(
                "The wettest days, in millimetres of rain (read from the topic that the source fills)",
                "station",
                "date",
                "rain");
        days.stream()
                .sorted(Comparator.comparingLong(DailyPrecipitation::tenths)
                        .reversed()
                        .thenComparing(DailyPrecipitation::date)
                        .thenComparing(DailyPrecipitation::station))
                .limit(most)
                .forEach(day -> table.row(day.station(), day.date(), BigDecimal.valueOf(day.tenths(), 1)));
        return table;
    }
}
