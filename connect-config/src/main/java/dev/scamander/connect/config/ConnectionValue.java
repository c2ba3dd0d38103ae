package dev.scamander.connect.config;

import dev.scamander.cassandra.connection.ConnectionOption;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Checks a connection option's value by itself, in the words of the option. */
final class ConnectionValue implements ConfigDef.Validator {
    private final ConnectionOption option;

    ConnectionValue(ConnectionOption option) {
        this.option = option;
    }

    @Override
    public void ensureValid(String name, Object value) {
        if (value == null) {
            return; // it could not be read, which was said
        }
        String text = value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
        option.flaw(text).ifPresent(reason -> {
            throw new ConfigException(name, option.shown(text).orElse("[hidden]"), reason);
        });
    }

    /** What there is to choose from; empty if any text will do. */
    @Override
    public String toString() {
        return option.type() == ConnectionOption.Type.INT ? "[1,...]" : String.join(", ", option.choices());
    }
}
