package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.rest.ConnectorPlugin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The built packages in a worker with {@code plugin.discovery=service_load}. */
class PluginsIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.shared(Sandbox.describe().cassandra().connect());

    private final Connectors connectors = new Connectors(SANDBOX);

    @Test
    void workerListsBothConnectorsWithTheProjectsVersion() {
        String zip = ProjectLayout.find()
                .connectPackage("connect-cassandra-sink")
                .getFileName()
                .toString();
        String version = zip.substring("scamander-connect-cassandra-sink-".length(), zip.length() - ".zip".length());
        assertThat(SANDBOX.connect().rest().plugins())
                .contains(
                        new ConnectorPlugin(Connectors.SINK, "sink", version),
                        new ConnectorPlugin(Connectors.SOURCE, "source", version));
    }

    @Test
    void workerServesEveryStaticSetting() {
        JsonNode config = SANDBOX.connect().rest().get("/connector-plugins/" + Connectors.SINK + "/config");
        assertThat(config.findValuesAsText("name"))
                .contains("contactPoints", "loadBalancing.localDc", "auth.password", "ssl.truststore.path")
                .contains("maxConcurrentRequests", "ignoreErrors");
    }

    @Test
    void validationSpeaksOfTheLiveSchema() {
        String keyspace = SANDBOX.cassandra().createKeyspace("validation");
        SANDBOX.cassandra().session().execute("CREATE TABLE " + keyspace + ".product (id int PRIMARY KEY, name text)");
        Map<String, String> config = connectors.sink("t");
        config.put("name", "validation");
        config.put("topic.t." + keyspace + ".product.mapping", "id=key, name=value.name");
        assertThat(errors(config)).isEmpty();

        config.put("topic.t." + keyspace + ".prodct.mapping", "id=key");
        config.put("topic.t." + keyspace + ".product.mapping", "id=key, nam=value.name");
        config.put("contactPoint", "x");
        assertThat(errors(config).get("topic.t." + keyspace + ".prodct.mapping"))
                .contains("does not exist", "Did you mean 'product'?");
        assertThat(errors(config).get("topic.t." + keyspace + ".product.mapping"))
                .contains("nam");
        assertThat(errors(config).get("contactPoint")).contains("Did you mean 'contactPoints'?");
    }

    @Test
    void validationTellsAClusterThatDoesNotAnswerFromWrongSettings() {
        Map<String, String> config = connectors.sink("t");
        config.put("name", "validation");
        config.put("topic.t.shop.product.mapping", "id=key");
        config.put("port", "1");
        assertThat(errors(config)).containsOnlyKeys("contactPoints");
        assertThat(errors(config).get("contactPoints")).contains("did not answer");

        config = connectors.sink("t");
        config.put("name", "validation");
        config.put("topic.t.shop.product.mapping", "id=key");
        config.put("loadBalancing.localDc", "atlantis");
        assertThat(errors(config)).containsOnlyKeys("loadBalancing.localDc");
    }

    private Map<String, String> errors(Map<String, String> config) {
        return connectors.errors(config);
    }
}
