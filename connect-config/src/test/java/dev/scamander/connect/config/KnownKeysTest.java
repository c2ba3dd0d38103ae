package dev.scamander.connect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownKeysTest {
    private final KnownKeys keys = new KnownKeys(ConnectionConfig.define(new ConfigDef()), List.of("topic."));

    private Findings check(String key) {
        Findings findings = new Findings();
        keys.check(Map.of(key, "x"), findings);
        return findings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "connector.class",
                "tasks.max",
                "errors.tolerance",
                "errors.deadletterqueue.context.headers.enable",
                "key.converter",
                "value.converter.schemas.enable",
                "consumer.override.max.poll.records",
                "topic.anything",
                "contactPoints",
                "confluent.license",
                "acme.audit"
            })
    void leavesKnownAndForeignKeysAlone(String key) {
        assertThat(check(key).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contactpoints", "contactPoint", "ports", "ssl.keystore.pasword", "task.max", "auth.user"})
    void catchesSlips(String key) {
        assertThat(check(key).concern(key)).isTrue();
    }

    @Test
    void namesEveryErrorWithItsKey() {
        Findings findings = new Findings();
        findings.add("port", "is wrong");
        findings.add("topics", "is missing");
        findings.add("port", "is wrong");
        assertThatThrownBy(findings::throwIfAny)
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith(":\n  port: is wrong\n  topics: is missing");
    }

    @Test
    void readsTheProjectsVersion() {
        assertThat(ProjectVersion.get()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
