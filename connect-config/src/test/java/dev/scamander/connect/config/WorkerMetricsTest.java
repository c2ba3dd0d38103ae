package dev.scamander.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.junit.jupiter.api.Test;

class WorkerMetricsTest {
    /** What a task tells. */
    public interface BeanMXBean {
        long getRowsSent();

        String getCurrentUnit();

        boolean isIdle();

        long[] getLatencies();

        void reset();
    }

    private static final class Bean implements BeanMXBean {
        private long rowsSent = 7;

        @Override
        public long getRowsSent() {
            return rowsSent;
        }

        @Override
        public String getCurrentUnit() {
            return "k.t 0/2";
        }

        @Override
        public boolean isIdle() {
            return true;
        }

        @Override
        public long[] getLatencies() {
            return new long[0];
        }

        @Override
        public void reset() {
            rowsSent = 0;
        }
    }

    @Test
    void showsWhatABeanTellsUntilTheWorkerTakesItAway() {
        Bean bean = new Bean();
        try (Metrics metrics = new Metrics()) {
            int before = metrics.metrics().size();
            PluginMetricsImpl worker = new PluginMetricsImpl(metrics, Map.of("connector", "c", "task", "0"));
            WorkerMetrics.show(worker, BeanMXBean.class, bean);
            assertThat(values(metrics)).isEqualTo(Map.of("rows-sent", 7L, "current-unit", "k.t 0/2", "idle", true));
            bean.rowsSent = 8;
            assertThat(values(metrics)).containsEntry("rows-sent", 8L);
            worker.close();
            assertThat(metrics.metrics()).hasSize(before);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> values(Metrics metrics) {
        return metrics.metrics().entrySet().stream()
                .filter(metric -> "c".equals(metric.getKey().tags().get("connector")))
                .collect(Collectors.toMap(metric -> metric.getKey().name(), metric -> metric.getValue()
                        .metricValue()));
    }
}
