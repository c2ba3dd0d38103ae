package dev.scamander.it.connect;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.JMException;
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
        try {
            var server = connector.getMBeanServerConnection();
            long sum = 0;
            for (ObjectName name : server.queryNames(new ObjectName(pattern), null)) {
                sum += ((Number) server.getAttribute(name, attribute)).longValue();
            }
            return sum;
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
