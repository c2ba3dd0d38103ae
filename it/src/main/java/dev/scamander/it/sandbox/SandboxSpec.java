package dev.scamander.it.sandbox;

import java.util.Optional;

/**
 * What a sandbox holds. Immutable; equal specs may share one running sandbox.
 *
 * @param cassandraSpec the Cassandra cluster, if any
 * @param kafkaSpec the Kafka broker, if any
 * @param connectSpec the Connect workers, if any; they need a broker
 */
public record SandboxSpec(
        Optional<CassandraSpec> cassandraSpec, Optional<KafkaSpec> kafkaSpec, Optional<ConnectSpec> connectSpec) {

    static final SandboxSpec EMPTY = new SandboxSpec(Optional.empty(), Optional.empty(), Optional.empty());

    /** With one Cassandra node. */
    public SandboxSpec cassandra() {
        return cassandra(1);
    }

    /** With 1 to 3 Cassandra nodes. */
    public SandboxSpec cassandra(int nodes) {
        return cassandra(CassandraSpec.nodes(nodes));
    }

    /** With that Cassandra cluster. */
    public SandboxSpec cassandra(CassandraSpec spec) {
        return new SandboxSpec(Optional.of(spec), kafkaSpec, connectSpec);
    }

    /** With a broker of Kafka 4.3. */
    public SandboxSpec kafka() {
        return kafka(KafkaSpec.of(SandboxRuntime.KAFKA_4_3));
    }

    /** With that broker. */
    public SandboxSpec kafka(KafkaSpec spec) {
        return new SandboxSpec(cassandraSpec, Optional.of(spec), connectSpec);
    }

    /** With one Connect worker that has the project's packages, and a broker if none was asked for. */
    public SandboxSpec connect() {
        return connect(1);
    }

    /** With that many Connect workers that have the project's packages, and a broker if none was asked for. */
    public SandboxSpec connect(int workers) {
        return connect(ConnectSpec.workers(workers));
    }

    /** With those Connect workers, and a broker if none was asked for. */
    public SandboxSpec connect(ConnectSpec spec) {
        SandboxSpec base = kafkaSpec.isPresent() ? this : kafka();
        return new SandboxSpec(base.cassandraSpec, base.kafkaSpec, Optional.of(spec));
    }

    /** Starts all of it, in parallel, and waits until all of it serves. */
    public Sandbox start() {
        return start(SandboxProgress.silent());
    }

    /** Starts all of it, in parallel, and waits until all of it serves, telling {@code progress}. */
    public Sandbox start(SandboxProgress progress) {
        return Sandbox.start(this, SandboxBackend.chosen(), progress);
    }
}
