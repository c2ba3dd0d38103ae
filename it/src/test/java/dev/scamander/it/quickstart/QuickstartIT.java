package dev.scamander.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.quickstart.console.Report;
import dev.scamander.it.quickstart.weather.WeatherGenerator;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole road with a little weather, some of it spoiled. The figures expected are counted here, with other code. */
class QuickstartIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private static final List<String> SPOILED = List.of(
            "",
            " ",
            "null",
            "42",
            "{}",
            "[]",
            "\"724940:23234\"",
            "{\"wsid\":\"724940:23234\"}",
            "{\"wsid\":\"724940:23234\",\"year\":2008",
            "what is this",
            "bytes that are no text: \u00ff\u00fe\u00c3\u0000",
            "724940:23234,2008,01,04,16,15.0,13.0,1002.5,170,23.7,8,-0.1",
            "724940:23234,2008,01,04,16,15.0,13.0,1002.5,170,23.7,8,-0.1,0.0,0.0",
            "724940:23234;2008;01;04;16;15.0;13.0;1002.5;170;23.7;8;-0.1;0.0",
            "724940:23234,2008,13,04,16,15.0,13.0,1002.5,170,23.7,8,-0.1,0.0",
            "724940:23234,2008,01,04,16,warm,13.0,1002.5,170,23.7,8,-0.1,0.0",
            "724940:23234,2008,01,04,16,,13.0,1002.5,170,23.7,8,-0.1,0.0",
            "724940:23234,2008,01,04,16,15.0,13.0,1002.5,99999999999,23.7,8,-0.1,0.0");

    @Test
    void everyLineArrivesOrIsADeadLetterWithItsReason() {
        List<String> sound = new WeatherGenerator(5, 2, 96).lines().toList();
        List<String> lines = new ArrayList<>(sound);
        for (int i = 0; i < SPOILED.size(); i++) {
            lines.add(i * 7, SPOILED.get(i));
        }
        Console console = new Console(System.out, false, System::nanoTime);
        ConfigExamples examples = new ConfigExamples(ProjectLayout.find().root().resolve("config-examples"));

        Report report = new Road(SANDBOX.sandbox(), examples, console).run(lines::forEach);

        assertThat(report.lines())
                .containsExactly(
                        "REPORT weather.raw_weather_data.rows=" + sound.size(),
                        "REPORT weather.daily_aggregate_precip.rows=8",
                        "REPORT weather.daily_aggregate_precip.total=" + tenthsOfRain(sound),
                        "REPORT source.records=8",
                        "REPORT spark.sum_daily_high=" + tenthsOfHighs(sound) / 10 + "." + tenthsOfHighs(sound) % 10,
                        "REPORT shop.product.rows=8",
                        "REPORT dlq.records=" + SPOILED.size());
        assertThat(report.differences()).isEmpty();
    }

    private static int tenthsOfRain(List<String> lines) {
        return lines.stream().mapToInt(line -> tenths(line, 11)).sum();
    }

    private static int tenthsOfHighs(List<String> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, "000000:00000,0000,00,00".length()),
                        Collectors.reducing(Integer.MIN_VALUE, line -> tenths(line, 5), Math::max)))
                .values()
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Every measurement has exactly one decimal. */
    private static int tenths(String line, int field) {
        return Integer.parseInt(line.split(",")[field].replace(".", ""));
    }
}
