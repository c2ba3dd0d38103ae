package dev.scamander.connect.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what a task's MXBean tells among the metrics of its worker, too (KIP-877), where they go the way of all the worker's
 * metrics: into every reporter in {@code metric.reporters}. An attribute {@code RowsSent} is the metric {@code rows-sent} of
 * the group {@code plugins}, with the tags that the worker gives. The worker takes them away when the task is over.
 *
 * <p>Workers before 4.1 have no such metrics; there, nothing happens.
 */
public final class WorkerMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerMetrics.class);

    private WorkerMetrics() {}

    /**
     * Shows the metrics of a source's task.
     *
     * @param context the task's
     * @param interfaceOfBean the MXBean interface; its attributes of numbers, truth values and texts are shown
     * @param bean tells their values; asked from any thread, any time
     */
    public static <T> void show(SourceTaskContext context, Class<T> interfaceOfBean, T bean) {
        try {
            show(context.pluginMetrics(), interfaceOfBean, bean);
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            LOG.debug("This worker has no metrics of plugins");
        }
    }

    /** The same of a sink's task. */
    public static <T> void show(SinkTaskContext context, Class<T> interfaceOfBean, T bean) {
        try {
            show(context.pluginMetrics(), interfaceOfBean, bean);
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            LOG.debug("This worker has no metrics of plugins");
        }
    }

    static <T> void show(PluginMetrics metrics, Class<T> interfaceOfBean, T bean) {
        if (metrics == null) {
            return;
        }
        for (Method getter : interfaceOfBean.getMethods()) {
            if (getter.getName().matches("(get|is)[A-Z].*") && isPlain(getter.getReturnType())) {
                String attribute = getter.getName().replaceFirst("get|is", "");
                Gauge<Object> gauge = (config, now) -> value(getter, bean);
                metrics.addMetric(
                        metrics.metricName(
                                name(attribute),
                                attribute + " of the task's " + interfaceOfBean.getSimpleName(),
                                new LinkedHashMap<>()),
                        gauge);
            }
        }
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive() && type != void.class || type == String.class;
    }

    /** As Kafka names its metrics: {@code RowsLeftEstimate} is {@code rows-left-estimate}. */
    private static String name(String attribute) {
        return attribute.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Object value(Method getter, Object bean) {
        try {
            return getter.invoke(bean);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter.getName() + " of " + bean.getClass() + " cannot be asked", e);
        }
    }
}
