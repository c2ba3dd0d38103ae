package dev.scamander.cassandra.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionSettingsTest {
    @Test
    void readsBothVocabulariesIntoEqualSettings() {
        ConnectionSettings connect = ConnectionSettings.fromConnect(Map.of(
                "contactPoints", "10.0.0.1, 10.0.0.2:9043",
                "port", "9142",
                "loadBalancing.localDc", "dc1",
                "queryExecutionTimeout", "120",
                "ssl.provider", "JDK",
                "auth.username", "jane",
                "auth.password", "s3cr3t",
                "topics", "not a connection option"));
        ConnectionSettings spark = ConnectionSettings.fromSpark(Map.of(
                "spark.cassandra.connection.HOST", "10.0.0.1, 10.0.0.2:9043",
                "spark.cassandra.connection.port", "9142",
                "spark.cassandra.connection.localdc", "dc1",
                "spark.cassandra.read.timeoutms", "120000",
                "spark.cassandra.connection.ssl.enabled", "true",
                "spark.cassandra.auth.username", "jane",
                "spark.cassandra.auth.password", "s3cr3t"));

        assertThat(spark).isEqualTo(connect).hasSameHashCodeAs(connect);
        assertThat(connect.contactPoints()).containsExactly("10.0.0.1", "10.0.0.2:9043");
        assertThat(connect.queryTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(connect.port()).isEqualTo(9142);
        assertThat(spark.nameOf(ConnectionOption.PORT)).isEqualTo("spark.cassandra.connection.port");
    }

    @Test
    void aDefaultThatIsGivenIsStillTheDefault() {
        assertThat(ConnectionSettings.builder().port(9042).build())
                .isEqualTo(ConnectionSettings.builder().build());
        assertThat(ConnectionSettings.builder().port(9043).build())
                .isNotEqualTo(ConnectionSettings.builder().build());
    }

    @Test
    void survivesSerialization() throws Exception {
        ConnectionSettings settings = ConnectionSettings.builder()
                .contactPoints("10.0.0.1")
                .credentials("jane", "s3cr3t")
                .driverOption("datastax-java-driver.basic.request.page-size", "77")
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(settings);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(settings);
        }
    }

    @Test
    void masksSecrets() {
        ConnectionSettings settings = ConnectionSettings.fromConnect(Map.of(
                "auth.username", "jane",
                "auth.password", "s3cr3t",
                "ssl.truststore.password", "s3cr3t",
                "ssl.keystore.password", "s3cr3t",
                "datastax-java-driver.advanced.auth-provider.password", "s3cr3t"));

        assertThat(settings.toString()).contains("jane", "auth.password=****").doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port|x|port=x: must be a whole number from 1 to 65535",
                "port|70000|port=70000: must be a whole number from 1 to 65535",
                "queryExecutionTimeout|0|queryExecutionTimeout=0: must be a whole number",
                "compression|zip|compression=zip: must be one of None, LZ4, Snappy",
                "auth.provider|GSSAPI|auth.provider=GSSAPI: Kerberos is a feature of DataStax Enterprise",
                "auth.provider|LDAP|auth.provider=LDAP: must be one of None, PLAIN",
                "auth.provider|PLAIN|auth.username: is missing",
                "auth.username|jane|auth.password: is missing",
                "ssl.hostnameValidation|maybe|ssl.hostnameValidation=maybe: must be true or false",
                "contactPoints|a:b|contactPoints=a:b: has no port from 1 to 65535 after the colon",
                "contactPoints|x,a:b|contactPoints=x,a:b: 'a:b' has no port from 1 to 65535 after the colon",
                "ssl.keystore.path|base64:c2VjcmV0|ssl.keystore.path=base64:...: a file's content cannot stand here",
                "datastax-java-driver.a b|1|datastax-java-driver.a b: a driver option is datastax-java-driver.<path>",
            })
    void refusesWhatCannotBeUsed(String name, String value, String message) {
        assertThatThrownBy(() -> ConnectionSettings.fromConnect(Map.of(name, value)))
                .isInstanceOf(InvalidConnectionOptionException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void clientCertificatesForOpenSslNeedBothFiles() {
        Map<String, String> half = Map.of("ssl.provider", "OpenSSL", "ssl.openssl.keyCertChain", "/x");
        assertThatThrownBy(() -> ConnectionSettings.fromConnect(half))
                .hasMessageStartingWith("ssl.openssl.privateKey: is missing");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Map<String, String> wrong = Map.of("port", "x", "auth.username", "jane", "ssl.provider", "TLS");
        assertThatThrownBy(() -> ConnectionSettings.fromConnect(wrong))
                .hasMessageStartingWith("port=x")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactlyInAnyOrder(
                                "auth.password: is missing: PLAIN needs a user name and a password",
                                "ssl.provider=TLS: must be one of None, JDK, OpenSSL"));
    }

    @Test
    void everyNameIsUnique() {
        assertThat(Arrays.stream(ConnectionOption.values()).map(ConnectionOption::connectName))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(ConnectionOption.values()).map(ConnectionOption::sparkName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("spark.cassandra."));
    }

    @ParameterizedTest
    @CsvSource({"host, host, 9042", "host:1, host, 1", "[::1]:7, ::1, 7", "[::1], ::1, 9042", "fe80::1, fe80::1, 9042"})
    void contactPointsOfEveryForm(String text, String host, int port) {
        assertThat(ContactPoint.parse(text, 9042)).isEqualTo(new ContactPoint(host, port));
    }

    @Test
    void theUsersDriverOptionsWinAndAreQuoted() {
        String text = DriverOptions.requested(ConnectionSettings.fromConnect(Map.of(
                "queryExecutionTimeout", "7",
                "datastax-java-driver.basic.request.timeout", "9 seconds",
                "datastax-java-driver.advanced.x", "say \"hi\"\\",
                "datastax-java-driver.basic.contact-points", "[\"a:1\"]")));

        assertThat(text)
                .contains("datastax-java-driver.basic.request.timeout = \"9 seconds\"")
                .doesNotContain("7 seconds")
                .contains("datastax-java-driver.advanced.x = \"say \\\"hi\\\"\\\\\"")
                .contains("datastax-java-driver.basic.contact-points = [\"a:1\"]")
                .contains("DcInferringLoadBalancingPolicy");
    }
}
