package dev.scamander.connect.config;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task's metrics, to be seen by JMX until closed. That they cannot be seen is no reason for a task not to run. */
public final class JmxRegistration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JmxRegistration.class);

    /** Whose bean a name stands for: a task that ends late must not take the bean of the one after it along. */
    private static final Map<ObjectName, JmxRegistration> LATEST = new HashMap<>();

    private final ObjectName name;

    private JmxRegistration(ObjectName name) {
        this.name = name;
    }

    /**
     * Shows a bean as {@code <domain>:type=<type>,connector="<connector>",task=<task>}, in place of one that an earlier task
     * left behind.
     *
     * @param bean an MXBean
     */
    public static JmxRegistration register(String domain, String type, String connector, int task, Object bean) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(
                    domain + ":type=" + type + ",connector=" + ObjectName.quote(connector) + ",task=" + task);
            JmxRegistration registration = new JmxRegistration(name);
            synchronized (LATEST) {
                if (server.isRegistered(name)) {
                    server.unregisterMBean(name);
                }
                server.registerMBean(bean, name);
                LATEST.put(name, registration);
            }
            return registration;
        } catch (JMException e) {
            LOG.warn("The metrics of task {} of {} cannot be seen by JMX", task, connector, e);
            return none();
        }
    }

    /** A registration of nothing. */
    public static JmxRegistration none() {
        return new JmxRegistration(null);
    }

    @Override
    public void close() {
        try {
            synchronized (LATEST) {
                if (LATEST.remove(name, this)) {
                    ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
                }
            }
        } catch (JMException e) {
            LOG.debug("{} was not registered any more", name, e);
        }
    }
}
