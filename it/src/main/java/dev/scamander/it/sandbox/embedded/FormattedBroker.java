package dev.scamander.it.sandbox.embedded;

import java.io.PrintStream;

/**
 * Formats a broker's storage as {@code kafka-storage.sh} does, unless it is formatted, and then is {@code kafka.Kafka}: one
 * JVM start instead of two. Runs inside the child: this class stands alone.
 */
public final class FormattedBroker {
    private FormattedBroker() {}

    /**
     * Runs a broker.
     *
     * @param arguments the cluster id and the properties file
     * @throws Exception when Kafka does not have the entry points expected
     */
    public static void main(String[] arguments) throws Exception {
        String[] format = {"format", "--cluster-id", arguments[0], "--config", arguments[1], "--ignore-formatted"};
        Object status = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, format, System.out);
        if (!status.equals(0)) {
            System.exit(1);
        }
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object)
                new String[] {arguments[1]});
    }
}
