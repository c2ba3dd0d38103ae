package dev.scamander.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JmxRegistrationTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** What the tests show. */
    public interface CountMXBean {
        /** A number. */
        int getCount();
    }

    /** Whether a bean of this number is to be seen. */
    private boolean shows(String connector, int count) throws JMException {
        ObjectName name = new ObjectName("test:type=count,connector=" + ObjectName.quote(connector) + ",task=0");
        return server.isRegistered(name) && server.getAttribute(name, "Count").equals(count);
    }

    private static JmxRegistration register(String connector, int count) {
        CountMXBean bean = () -> count;
        return JmxRegistration.register("test", "count", connector, 0, bean);
    }

    @Test
    void showsABeanUntilItIsClosed() throws JMException {
        try (JmxRegistration registration = register("a \"name\", quoted", 1)) {
            assertThat(registration).isNotNull();
            assertThat(shows("a \"name\", quoted", 1)).isTrue();
        }
        assertThat(shows("a \"name\", quoted", 1)).isFalse();
        JmxRegistration.none().close();
    }

    @Test
    void aTaskThatEndsLateLeavesTheNextOnesBean() throws JMException {
        JmxRegistration late = register("restarted", 1);
        JmxRegistration next = register("restarted", 2);
        late.close();
        assertThat(shows("restarted", 2)).isTrue();
        next.close();
        next.close();
        assertThat(shows("restarted", 2)).isFalse();
    }

    @Test
    void aDomainThatIsNoneIsNoReasonNotToRun() {
        JmxRegistration.register("no:domain", "count", "c", 0, (CountMXBean) () -> 1)
                .close();
    }
}
