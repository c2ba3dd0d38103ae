package dev.scamander.it.quickstart;

import dev.scamander.it.quickstart.console.Console;
import dev.scamander.it.sandbox.ProjectLayout;
import dev.scamander.it.sandbox.Sandbox;

/** Says where everything runs and what to try next, for those who stay. */
final class Signposts {
    private final Sandbox sandbox;
    private final ProjectLayout project;

    Signposts(Sandbox sandbox, ProjectLayout project) {
        this.sandbox = sandbox;
        this.project = project;
    }

    void show(Console console) {
        String rest = sandbox.connect().addresses().get(0).toString().replaceAll("/$", "");
        String kafka = sandbox.kafka().bootstrapServers();
        int port = sandbox.cassandra().port();
        String host = sandbox.cassandra().contactPoints().get(0).getAddress().getHostAddress();
        console.say("");
        console.say("Everything stays up until Ctrl-C:");
        console.say("  Cassandra  " + host + ":" + port + ", data centre "
                + sandbox.cassandra().localDatacenter());
        console.say("  Kafka      " + kafka);
        console.say("  Connect    " + rest);
        console.say("  logs       " + sandbox.directory());
        console.say("");
        console.say("Look further:");
        console.say("  curl -s " + rest + "/connector-plugins");
        console.say("  curl -s " + rest + "/connectors/weather-sink/status");
        console.say("  curl -s " + rest + "/connectors/weather-source/offsets");
        console.say("  cqlsh " + host + " " + port + " -e 'SELECT * FROM weather.daily_aggregate_precip LIMIT 10'");
        console.say("  kafka-console-consumer.sh --bootstrap-server " + kafka
                + " --topic daily-precipitation --from-beginning");
        console.say("  spark-shell --jars " + sparkJar() + " \\");
        console.say("    --conf spark.cassandra.connection.host=" + host + " --conf spark.cassandra.connection.port="
                + port);
        console.say("    scala> spark.read.format(\"cassandra\").option(\"keyspace\", \"weather\")"
                + ".option(\"table\", \"raw_weather_data\").load().show()");
        console.say("");
    }

    private String sparkJar() {
        return project.root().resolve("spark-datasource/target").toString() + "/spark-datasource-*.jar";
    }
}
