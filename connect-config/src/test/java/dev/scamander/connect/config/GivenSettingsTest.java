package dev.scamander.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenSettingsTest {
    @Test
    void nullWasNotGiven() {
        Map<String, String> properties = new HashMap<>(Map.of("port", "9042", "predicate", ""));
        properties.put("auth.username", null);
        Findings findings = new Findings();

        assertThat(GivenSettings.of(properties, findings)).isEqualTo(Map.of("port", "9042", "predicate", ""));
        assertThat(findings.concern("auth.username")).isTrue();
        assertThat(findings.concern("port")).isFalse();
    }
}
