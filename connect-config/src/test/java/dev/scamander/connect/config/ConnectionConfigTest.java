package dev.scamander.connect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionConfigTest {
    private static final ConfigDef DEFINITION = ConnectionConfig.define(new ConfigDef());

    /** What a worker would answer: the keys that have errors, with all of them. */
    private static Map<String, List<String>> errors(Map<String, String> config) {
        Findings findings = new Findings();
        boolean sound = findings.check(DEFINITION, config, "");
        assertThat(ConnectionConfig.read(config, findings).isPresent()).isEqualTo(findings.isEmpty());
        assertThat(sound || !findings.isEmpty()).isTrue();
        return findings.toConfig(DEFINITION.validate(config)).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port | many | Not a number of type INT",
                "port | 0 | must be a whole number from 1 to 65535",
                "port | 70000 | must be a whole number from 1 to 65535",
                "queryExecutionTimeout | -1 | must be a whole number from 1",
                "connectionPoolLocalSize | few | Not a number of type INT",
                "contactPoints | a:b | has no port from 1 to 65535 after the colon",
                "compression | zip | must be one of None, LZ4, Snappy",
                "auth.provider | GSSAPI | Kerberos is a feature of DataStax Enterprise and is not supported",
                "auth.provider | LDAP | must be one of None, PLAIN",
                "ssl.provider | TLS | must be one of None, JDK, OpenSSL",
                "ssl.hostnameValidation | maybe | Expected value to be either true or false",
                "cloud.secureConnectBundle | base64:c2VjcmV0 | a file's content cannot stand here"
            })
    void aWrongValueIsOneErrorUnderItsKey(String key, String value, String message) {
        Map<String, List<String>> errors = errors(Map.of(key, value));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(errors.get(key)).singleElement().asString().contains(message).doesNotContain("c2VjcmV0");
    }

    @Test
    void whatDoesNotGoTogetherIsFoundBesideWrongValues() {
        Map<String, String> config = new HashMap<>();
        config.put("port", "many");
        config.put("auth.username", "jane");
        config.put("datastax-java-driver.a b", "x");

        Map<String, List<String>> errors = errors(config);

        assertThat(errors).containsOnlyKeys("port", "auth.password", "datastax-java-driver.a b");
        assertThat(errors.values()).allSatisfy(messages -> assertThat(messages).hasSize(1));
    }

    @Test
    void aSoundConfigurationKeepsItsValues() {
        Map<String, String> config = Map.of("port", "9142", "auth.password", "s3cr3t", "auth.username", "jane");
        Findings findings = new Findings();
        findings.check(DEFINITION, config, "");

        assertThat(errors(config)).isEmpty();
        assertThat(findings.toConfig(DEFINITION.validate(config)).configValues())
                .filteredOn(value -> value.name().equals("port"))
                .singleElement()
                .satisfies(value -> assertThat(value.value()).isEqualTo(9142));
    }
}
