package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scamander.connect.config.JmxRegistration;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class SinkMetricsTest {
    @Test
    void canBeSeenByJmxUntilTheTaskEnds() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("acme:type=sink-task,connector=\"orders, all\",task=3");
        SinkMetrics metrics = new SinkMetrics(null, null);
        try (JmxRegistration first =
                        JmxRegistration.register("acme", "sink-task", "orders, all", 3, new SinkMetrics(null, null));
                JmxRegistration second = JmxRegistration.register("acme", "sink-task", "orders, all", 3, metrics)) {
            metrics.taken(5);
            metrics.holds(2, true);
            assertThat(server.getAttribute(name, "RecordsTaken")).isEqualTo(5L);
            assertThat(server.getAttribute(name, "RecordsUnsettled")).isEqualTo(2);
            assertThat(server.getAttribute(name, "Paused")).isEqualTo(true);
        }
        assertThat(server.isRegistered(name)).isFalse();
    }
}
