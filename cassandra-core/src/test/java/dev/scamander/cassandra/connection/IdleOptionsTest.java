package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IdleOptionsTest {
    private static List<String> idle(Map<String, String> config) {
        return IdleOptions.of(ConnectionSettings.fromConnect(config));
    }

    @Test
    void whatIsAtItsDefaultOrUsedIsNotIdle() {
        Map<String, String> defaults = Arrays.stream(ConnectionOption.values())
                .collect(Collectors.toMap(ConnectionOption::connectName, ConnectionOption::defaultValue));
        assertThat(idle(defaults)).isEmpty();
        assertThat(idle(Map.of(
                        "ssl.provider", "JDK",
                        "ssl.cipherSuites", "TLS_AES_128_GCM_SHA256",
                        "ssl.keystore.path", "/k",
                        "ssl.keystore.password", "s3cr3t",
                        "ssl.truststore.path", "/t",
                        "ssl.truststore.password", "s3cr3t",
                        "auth.provider", "None",
                        "auth.username", "jane",
                        "auth.password", "s3cr3t")))
                .isEmpty();
    }

    @Test
    void tlsSettingsEncryptNothingByThemselves() {
        assertThat(idle(Map.of(
                        "ssl.truststore.path",
                        "/t",
                        "ssl.truststore.password",
                        "s3cr3t",
                        "ssl.openssl.privateKey",
                        "/p")))
                .singleElement()
                .asString()
                .startsWith(
                        "ssl.truststore.path, ssl.truststore.password, ssl.openssl.privateKey have no effect without"
                                + " ssl.provider: they do not encrypt the connection")
                .doesNotContain("s3cr3t");
        assertThat(IdleOptions.of(
                        ConnectionSettings.fromSpark(Map.of("spark.cassandra.connection.ssl.trustStore.path", "/t"))))
                .singleElement()
                .asString()
                .contains("spark.cassandra.connection.ssl.enabled to true");
    }

    @Test
    void eachEngineHasFilesOfItsOwn() {
        assertThat(idle(Map.of("ssl.provider", "JDK", "ssl.openssl.keyCertChain", "/c")))
                .containsExactly(
                        "ssl.openssl.keyCertChain has no effect with the JDK's engine, which takes the client's"
                                + " certificate from ssl.keystore.path");
        assertThat(idle(Map.of(
                        "ssl.provider", "OpenSSL",
                        "ssl.openssl.keyCertChain", "/c",
                        "ssl.openssl.privateKey", "/p",
                        "ssl.keystore.path", "/k")))
                .containsExactly("ssl.keystore.path has no effect beside ssl.openssl.keyCertChain");
        assertThat(idle(Map.of("ssl.provider", "JDK", "ssl.keystore.password", "s3cr3t")))
                .containsExactly("ssl.keystore.password has no effect without ssl.keystore.path");
    }

    @Test
    void aBundleSaysWhereTheDatabaseIs() {
        assertThat(idle(Map.of(
                        "cloud.secureConnectBundle", "/b.zip",
                        "contactPoints", "10.0.0.1",
                        "loadBalancing.localDc", "dc1",
                        "ssl.provider", "JDK")))
                .singleElement()
                .asString()
                .startsWith("contactPoints, loadBalancing.localDc, ssl.provider have no effect beside"
                        + " cloud.secureConnectBundle");
    }

    @Test
    void optionsOfTheDriver() {
        String prefix = "datastax-java-driver.";
        Map<String, String> all = Arrays.stream(DefaultDriverOption.values())
                .collect(Collectors.toMap(option -> prefix + option.getPath(), option -> "x"));
        assertThat(idle(all)).isEmpty();
        assertThat(idle(Map.of(
                        prefix + "profiles.slow.basic.request.timeout", "9 seconds",
                        prefix + "advanced.metrics.session.enabled.0", "cql-requests",
                        prefix + "advanced.address-translator", "{class = X}")))
                .isEmpty();
        for (String unknown : List.of("basic.request.timeuot", "basic.graph.name")) {
            assertThat(idle(Map.of(prefix + unknown, "9 seconds")))
                    .singleElement()
                    .asString()
                    .startsWith(prefix + unknown + " has no effect, unless a class of your own reads it");
        }
        assertThat(idle(Map.of("queryExecutionTimeout", "7", prefix + "basic.request.timeout", "9 seconds")))
                .containsExactly(
                        "queryExecutionTimeout has no effect beside datastax-java-driver.basic.request.timeout,"
                                + " which wins");
    }
}
