package dev.scamander.benchmarks.connect;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads a worker's own counters, and the CPU time of its process, from outside. */
final class WorkerProbe implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private WorkerProbe(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    static WorkerProbe attach(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new WorkerProbe(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " cannot be looked into", e);
        }
    }

    /** The CPU time of the worker's process so far. */
    long cpuNanos() throws IOException {
        return (long) attribute(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, "ProcessCpuTime");
    }

    /** Records that the connector's sink tasks have been given and have taken. */
    long taken(String sink) throws IOException {
        return sum("kafka.connect:type=sink-task-metrics,connector=\"" + sink + "\",task=*", "sink-record-send-total");
    }

    /** Records that the connector's source tasks have brought to Kafka. */
    long brought(String source) throws IOException {
        return sum(
                "kafka.connect:type=source-task-metrics,connector=\"" + source + "\",task=*",
                "source-record-write-total");
    }

    private long sum(String pattern, String attribute) throws IOException {
        try {
            Set<ObjectName> names = beans.queryNames(new ObjectName(pattern), null);
            if (names.isEmpty()) {
                names = beans.queryNames(new ObjectName(pattern.replace("\"", "")), null);
            }
            double sum = 0;
            for (ObjectName name : names) {
                sum += ((Number) beans.getAttribute(name, attribute)).doubleValue();
            }
            return Math.round(sum);
        } catch (JMException vanishing) {
            // The task is just being made or unmade.
            return 0;
        }
    }

    private Object attribute(String name, String attribute) throws IOException {
        try {
            return beans.getAttribute(new ObjectName(name), attribute);
        } catch (JMException e) {
            throw new IOException(name + " has no " + attribute, e);
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
