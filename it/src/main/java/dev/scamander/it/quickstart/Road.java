package dev.scamander.it.quickstart;

import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.quickstart.console.Report;
import dev.scamander.it.quickstart.console.TextTable;
import dev.scamander.it.quickstart.weather.Expectation;
import dev.scamander.it.quickstart.weather.WeatherLines;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxRuntime;
import dev.scamander.it.sandbox.spark.SparkResult;
import java.util.List;
import java.util.Map;

/**
 * The road from end to end: records into topics, topics into tables, a table into a topic, a table into Spark; then every
 * figure read back from the system that holds it.
 */
public final class Road {
    private static final String WEATHER_TOPIC = "isd-weather";
    private static final String PRODUCT_TOPIC = "products";
    private static final String SOURCE_TOPIC = "daily-precipitation";
    private static final int WEATHER_PARTITIONS = 4;
    private static final int MOST_DEAD_LETTERS_SHOWN = 50;
    private static final int WETTEST = 5;

    private final Sandbox sandbox;
    private final ConfigExamples examples;
    private final Console console;
    private final Report report = new Report();

    /**
     * Plans a road.
     *
     * @param sandbox where Cassandra, Kafka and Connect run; its keyspaces weather and shop must be free
     * @param examples the schemas, connector configurations and products
     * @param console is told what happens
     */
    public Road(Sandbox sandbox, ConfigExamples examples, Console console) {
        this.sandbox = sandbox;
        this.examples = examples;
        this.console = console;
    }

    /**
     * Runs the road. A road can be run once.
     *
     * @param lines the weather that travels it
     * @return the figures found and expected
     */
    public Report run(WeatherLines lines) {
        createTables();
        createTopicsAndSinks();
        Publications publications = new Publications(sandbox.kafka().bootstrapServers(), console);
        Expectation expected = publications.weather(WEATHER_TOPIC, lines);
        int products = publications.products(PRODUCT_TOPIC, examples.lines("products.jsonl"));
        awaitSink("weather-sink", WEATHER_TOPIC);
        awaitSink("product-sink", PRODUCT_TOPIC);
        List<DailyPrecipitation> precipitation = runSource(expected);
        CassandraFigures cassandra = new CassandraFigures(sandbox.cassandra().session());
        SparkReport spark = runSpark(cassandra.firstStation().orElse("none"));
        List<DeadLetter> deadLetters = deadLetters();
        show(cassandra, precipitation, spark, deadLetters);

        report.add("weather.raw_weather_data.rows", cassandra.observations(), expected.observationRows());
        report.add("weather.daily_aggregate_precip.rows", cassandra.days(), expected.dailyRows());
        report.add(
                "weather.daily_aggregate_precip.total", cassandra.precipitationTotal(), expected.precipitationTotal());
        report.add("source.records", precipitation.size(), expected.dailyRows());
        report.add("spark.sum_daily_high", spark.sumOfDailyHighs(), SparkReport.rounded(expected.sumOfDailyHighs()));
        report.add("shop.product.rows", cassandra.products(), products);
        report.add("dlq.records", deadLetters.size(), expected.deadLetters());
        report.check("every dead letter names its reason", deadLetters.stream().noneMatch(letter -> letter.reason()
                .isBlank()));
        return report;
    }

    private void createTables() {
        console.begin("Creating keyspaces, types and tables");
        CqlSession session = sandbox.cassandra().session();
        for (String schema : List.of("weather.cql", "shop.cql")) {
            examples.schema(schema).forEach(session::execute);
        }
        console.done("weather and shop");
    }

    private void createTopicsAndSinks() {
        console.begin("Creating topics and sinks");
        sandbox.kafka().createTopic(WEATHER_TOPIC, WEATHER_PARTITIONS);
        sandbox.kafka().createTopic(PRODUCT_TOPIC, 1);
        start("weather-sink.json");
        start("product-sink.json");
        console.done("POSTed weather-sink.json and product-sink.json");
    }

    private void start(String example) {
        JsonNode connector = examples.connector(
                example,
                Map.of(
                        "contactPoints",
                        sandbox.cassandra().contactPoints().get(0).getAddress().getHostAddress(),
                        "port",
                        Integer.toString(sandbox.cassandra().port()),
                        "loadBalancing.localDc",
                        sandbox.cassandra().localDatacenter()));
        sandbox.connect().rest().post(connector);
    }

    private void awaitSink(String connector, String topic) {
        console.begin("Waiting until " + connector + " has written or reported everything");
        SinkProgress progress = new SinkProgress(sandbox.kafka().admin(), connector, topic);
        HowFar done = new Patience(sandbox.connect().rest(), connector, console).until(progress::read);
        console.done(HowFar.records(done.done()));
    }

    private List<DailyPrecipitation> runSource(Expectation expected) {
        console.begin("Reading weather.daily_aggregate_precip back into a topic");
        start("weather-source.json");
        new Patience(sandbox.connect().rest(), "weather-source", console)
                .until(() -> new HowFar(sandbox.kafka().readAll(SOURCE_TOPIC).size(), expected.dailyRows()));
        List<DailyPrecipitation> days = sandbox.kafka().readAll(SOURCE_TOPIC).stream()
                .map(DailyPrecipitation::of)
                .toList();
        console.done("POSTed weather-source.json, " + HowFar.records(days.size()));
        return days;
    }

    private SparkReport runSpark(String station) {
        console.begin("Asking Spark for highs and lows");
        SparkResult job = sandbox.spark(SandboxRuntime.SPARK_4_2).run("dev.scamander.it.jobs.WeatherReport", station);
        console.done("read with format(\"cassandra\")");
        return new SparkReport(job.lines());
    }

    private List<DeadLetter> deadLetters() {
        return List.of(WEATHER_TOPIC, PRODUCT_TOPIC).stream()
                .flatMap(topic -> sandbox.kafka().readAll(topic + ".dlq").stream())
                .map(DeadLetter::of)
                .toList();
    }

    private void show(
            CassandraFigures cassandra,
            List<DailyPrecipitation> precipitation,
            SparkReport spark,
            List<DeadLetter> deadLetters) {
        console.show(cassandra.productTable());
        console.show(DailyPrecipitation.wettest(precipitation, WETTEST));
        spark.tables().forEach(console::show);
        if (!deadLetters.isEmpty()) {
            TextTable table = DeadLetter.table(deadLetters, MOST_DEAD_LETTERS_SHOWN);
            console.show(table);
        }
    }
}
