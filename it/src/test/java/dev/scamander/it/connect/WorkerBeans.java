package dev.scamander.it.connect;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a process shows by JMX, asked from outside. */
public final class WorkerBeans implements AutoCloseable {
    private final JMXConnector connector;

    private WorkerBeans(JMXConnector connector) {
        this.connector = connector;
    }

    /** Of a running JVM of this machine. */
    public static WorkerBeans of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new WorkerBeans(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new IllegalStateException("process " + pid + " cannot be looked into", e);
        }
    }

    /** The sum of an attribute over the beans of a pattern; 0 if there are none. */
    public long sum(String pattern, String attribute) {
        return values(pattern, attribute).stream()
                .mapToLong(value -> ((Number) value).longValue())
                .sum();
    }

    /** Whether an attribute is true for any of the beans of a pattern. */
    public boolean any(String pattern, String attribute) {
        return values(pattern, attribute).contains(true);
    }

    private List<Object> values(String pattern, String attribute) {
        try {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            List<Object> values = new ArrayList<>();
            for (ObjectName name : server.queryNames(new ObjectName(pattern), null)) {
                values.add(server.getAttribute(name, attribute));
            }
            return values;
        } catch (JMException | IOException e) {
            throw new IllegalStateException(pattern + " has no " + attribute, e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
