package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

/** What a worker answers about configurations that are wrong in themselves; no cluster is asked about those. */
class CassandraSinkConnectorTest {
    private static Map<String, List<String>> errors(Map<String, String> more) {
        Map<String, String> config =
                new HashMap<>(Map.of("name", "sink", "topics", "t", "topic.t.ks.tbl.mapping", "a=key"));
        config.putAll(more);
        return new CassandraSinkConnector()
                .validate(config).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    @Test
    void eachCauseIsOneMessageUnderTheKeyToLookAt() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("port", "many");
        wrong.put("auth.provider", "GSSAPI");
        wrong.put("auth.username", "jane");
        wrong.put("maxConcurrentRequests", "few");
        wrong.put("batch.grouping", "rack");
        wrong.put("ignoreErrors", "Some");
        wrong.put("topic.t.ks.tbl.ttl", "long");
        wrong.put("topic.t.codec.locale", "xx");
        wrong.put("topic.u.ks.tbl.maping", "a=key");
        Map<String, List<String>> errors = errors(wrong);

        assertThat(errors)
                .containsOnlyKeys(
                        "port",
                        "auth.provider",
                        "auth.password",
                        "maxConcurrentRequests",
                        "batch.grouping",
                        "ignoreErrors",
                        "topic.t.ks.tbl.ttl",
                        "topic.t.codec.locale",
                        "topic.u.ks.tbl.maping");
        assertThat(errors.values()).allSatisfy(messages -> assertThat(messages).hasSize(1));
        assertThat(errors.get("auth.provider").get(0)).contains("Kerberos", "use PLAIN or None");
    }
}
