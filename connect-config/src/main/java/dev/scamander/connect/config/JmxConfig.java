package dev.scamander.connect.config;

import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of a connector's metrics in JMX. */
public final class JmxConfig {
    private static final String GROUP = "Metrics";
    private static final String JMX = "jmx";
    private static final String DOMAIN = "jmxConnectorDomain";

    private JmxConfig() {}

    /**
     * Adds them to a definition.
     *
     * @param type the type of the beans
     */
    public static ConfigDef define(ConfigDef definition, String type) {
        return definition
                .define(
                        JMX,
                        Type.BOOLEAN,
                        true,
                        Importance.LOW,
                        "Whether tasks publish their metrics by JMX.",
                        GROUP,
                        0,
                        Width.SHORT,
                        JMX)
                .define(
                        DOMAIN,
                        Type.STRING,
                        "dev.scamander",
                        Importance.LOW,
                        "The JMX domain of the metrics: `<domain>:type=" + type
                                + ",connector=\"<name>\",task=<number>`.",
                        GROUP,
                        1,
                        Width.MEDIUM,
                        DOMAIN);
    }

    /** The JMX domain of the metrics; empty for no JMX. */
    public static Optional<String> domain(AbstractConfig options) {
        return Optional.of(options.getString(DOMAIN)).filter(domain -> options.getBoolean(JMX));
    }
}
