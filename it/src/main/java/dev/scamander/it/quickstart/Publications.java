package dev.scamander.it.quickstart;

import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.quickstart.weather.Expectation;
import dev.scamander.it.quickstart.weather.Observation;
import dev.scamander.it.quickstart.weather.WeatherLineParser;
import dev.scamander.it.quickstart.weather.WeatherLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Publishes weather and products and counts what must become of them. */
final class Publications {
    private static final int GLANCE = 1000;

    private final String bootstrapServers;
    private final Console console;
    private final WeatherLineParser parser = new WeatherLineParser();

    Publications(String bootstrapServers, Console console) {
        this.bootstrapServers = bootstrapServers;
        this.console = console;
    }

    /**
     * Publishes each line that is well-formed as JSON, keyed by its station, and each other line as it stands, so that it
     * meets the sink's error path and not a filter of ours.
     */
    Expectation weather(String topic, WeatherLines lines) {
        console.begin("Publishing weather to " + topic);
        Expectation expected = new Expectation();
        try (RecordPublisher publisher = new RecordPublisher(bootstrapServers, topic)) {
            lines.forEach(line -> {
                Optional<Observation> observation = parser.parse(line);
                publish(publisher, line, observation);
                expected.add(observation);
                if (expected.records() % GLANCE == 0) {
                    console.progress(HowFar.records(expected.records()));
                }
            });
            publisher.flush();
        }
        console.done(HowFar.records(expected.records()));
        return expected;
    }

    /** Publishes each product; returns how many there are. */
    int products(String topic, List<String> products) {
        console.begin("Publishing products to " + topic);
        try (RecordPublisher publisher = new RecordPublisher(bootstrapServers, topic)) {
            products.forEach(product -> publisher.publish(null, product.getBytes(StandardCharsets.UTF_8)));
            publisher.flush();
        }
        console.done(HowFar.records(products.size()));
        return products.size();
    }

    private static void publish(RecordPublisher publisher, String line, Optional<Observation> observation) {
        if (observation.isPresent()) {
            Observation seen = observation.get();
            publisher.publish(seen.station(), seen.toJson().getBytes(StandardCharsets.UTF_8));
        } else {
            publisher.publish(null, WeatherLines.bytes(line));
        }
    }
}
