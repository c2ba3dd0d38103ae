package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard that users import shows the metrics that there are. */
class GrafanaDashboardTest {
    /** What the JMX exporter makes of {@code dev.scamander:type=sink-task} and an attribute. */
    private static final Pattern METRIC = Pattern.compile("dev_scamander_sink_task_(\\w+)");

    @Test
    void showsEveryMetricAndNoOther() throws IOException {
        String dashboard = Files.readString(Path.of("..", "config-examples", "grafana-sink.json"));
        Set<String> shown = METRIC.matcher(dashboard)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        List<String> attributes = Arrays.stream(SinkTaskMXBean.class.getMethods())
                .map(getter -> getter.getName().replaceFirst("get|is", ""))
                .toList();
        assertThat(attributes).containsAll(shown);
        assertThat(shown)
                .containsAll(attributes.stream()
                        .filter(name -> !name.equals("RowsFailed"))
                        .toList());
    }
}
