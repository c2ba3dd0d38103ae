package dev.scamander.it.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;
import dev.scamander.it.sandbox.SandboxExtension;
import dev.scamander.it.sandbox.rest.ConnectorPlugin;
import java.nio.file.Path;
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

    @Test
    void validationFindsWhatWouldOnlyShowAtWork() {
        String keyspace = SANDBOX.cassandra().createKeyspace("validation");
        SANDBOX.cassandra().session().execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, v text)");
        SANDBOX.cassandra().session().execute("CREATE TABLE " + keyspace + ".n (k text PRIMARY KEY, n counter)");
        Map<String, String> config = connectors.sink("t");
        String kv = "topic.t." + keyspace + ".kv.";
        config.put(kv + "mapping", "k=key, v=value.v");
        config.put(kv + "deletesEnabled", "false");
        config.put(kv + "query", "/* all */ SELECT * FROM " + keyspace + ".kv WHERE k = :k AND v = :v ALLOW FILTERING");
        assertThat(errors(config).get(kv + "query")).contains("Writes nothing", "INSERT");
        config.put(kv + "query", "-- one\nUPDATE " + keyspace + ".kv SET v = :v WHERE k = :k");
        assertThat(errors(config)).isEmpty();
        config.put(kv + "mapping", "k=key");
        assertThat(errors(config).get(kv + "mapping")).contains("Bind variable :v of 'query' is not mapped");
        config.put(kv + "mapping", "k=key, v=value.v, w=value.w");
        assertThat(errors(config).get(kv + "mapping")).contains("the query has no bind variable :w");
        config.remove(kv + "query");
        config.put(kv + "mapping", "k=key, v=value.v");
        config.put("topic.t." + keyspace + ".n.mapping", "k=key");
        assertThat(errors(config).get("topic.t." + keyspace + ".n.mapping")).contains("None of the table's counters");
        config.put("topic.t." + keyspace + ".n.mapping", "k=key, n=value.n");
        config.put("datastax-java-driver.basic.request.timeout", "soon");
        assertThat(errors(config)).containsOnlyKeys("datastax-java-driver.basic.request.timeout");
        assertThat(errors(config).get("datastax-java-driver.basic.request.timeout"))
                .contains("soon");
        config.remove("datastax-java-driver.basic.request.timeout");
        config.put("ssl.provider", "JDK");
        config.put("ssl.truststore.path", "/nowhere.jks");
        assertThat(errors(config)).containsOnlyKeys("ssl.truststore.path");
    }

    /** Programs that write configurations give {@code null} where nothing was filled in; a worker cannot run those. */
    @Test
    void nullIsNoValue() {
        Map<String, String> sink = connectors.sink("t");
        sink.put("topic.t.shop.product.mapping", "id=key");
        sink.put("topic.t.shop.product.ttl", null);
        sink.put("buffer.rows", null);
        assertThat(errors(sink)).containsKeys("topic.t.shop.product.ttl", "buffer.rows");
        assertThat(errors(sink).get("buffer.rows")).contains("null is no value");

        Map<String, String> source = connectors.source("shop.product", "t");
        source.put("predicate", null);
        source.put("exactly.once.support", "required");
        assertThat(errors(source)).containsKey("predicate");
    }

    /** One that other connectors pass over is no reason not to run; but whoever set it should hear of it. */
    @Test
    void settingsWithoutEffectAreTold() {
        String keyspace = SANDBOX.cassandra().createKeyspace("validation");
        SANDBOX.cassandra().session().execute("CREATE TABLE " + keyspace + ".kv (k text PRIMARY KEY, v text)");
        String name = Sandbox.uniqueName("idle");
        Map<String, String> config = connectors.sink(name);
        config.put("topic." + name + "." + keyspace + ".kv.mapping", "k=key, v=value.v");
        config.put("topic." + name + "." + keyspace + ".kv.timestampTimeUnit", "MILLISECONDS");
        config.put("ssl.truststore.path", "/nowhere.jks");
        config.put("ssl.truststore.password", "secret-of-" + name);
        assertThat(errors(config)).isEmpty();
        SANDBOX.kafka().createTopic(name, 1);
        connectors.start(name, config);

        Path log = SANDBOX.connect().workers().get(0).log();
        assertThat(log)
                .content()
                .contains(
                        "ssl.truststore.path, ssl.truststore.password have no effect without ssl.provider",
                        "topic." + name + "." + keyspace
                                + ".kv.timestampTimeUnit has no effect while no field is mapped")
                .doesNotContain("secret-of-" + name);
        SANDBOX.connect().rest().delete(name);

        config.put("topic." + name + "." + keyspace + ".kv.primaryKey", "k");
        assertThat(errors(config)).containsOnlyKeys("topic." + name + "." + keyspace + ".kv.primaryKey");
        config.remove("topic." + name + "." + keyspace + ".kv.primaryKey");
        SANDBOX.cassandra().session().execute("CREATE TABLE " + keyspace + ".n (k text PRIMARY KEY, n counter)");
        String counter = "topic." + name + "." + keyspace + ".n.";
        config.put(counter + "mapping", "k=key, n=value.n");
        config.put(counter + "timestampSource", "now");
        assertThat(errors(config)).containsOnlyKeys(counter + "timestampSource");
        config.remove(counter + "timestampSource");
        config.put(counter + "deletesEnabled", "false");
        config.put(counter + "ifNotExists", "true");
        assertThat(errors(config)).containsOnlyKeys(counter + "ifNotExists");
    }

    private Map<String, String> errors(Map<String, String> config) {
        return connectors.errors(config);
    }
}
