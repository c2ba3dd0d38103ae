package dev.scamander.benchmarks.connect;

import java.util.Locale;

/**
 * What the sinks are measured with.
 *
 * @param feed the records
 * @param values what the worker makes of their values
 * @param maxPollRecords how many records the worker hands over at once, at most
 */
record SinkCase(Feed feed, RecordValues values, int maxPollRecords) {

    /** Connect's default. */
    static final int DEFAULT_POLL = 500;

    /** For tables of figures. */
    String title() {
        return feed.name() + " as " + values.name().toLowerCase(Locale.ROOT) + ", max.poll.records " + maxPollRecords;
    }

    /** The names of its ratios begin with this: {@code sink.weather}, {@code sink.weather.json.poll5000}. */
    String ratioName() {
        String poll = maxPollRecords == DEFAULT_POLL ? "" : ".poll" + maxPollRecords;
        return "sink." + feed.name() + values.suffix() + poll;
    }
}
