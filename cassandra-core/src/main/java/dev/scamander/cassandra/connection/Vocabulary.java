package dev.scamander.cassandra.connection;

/** Whose names a user wrote a connection option in; messages answer in the same names. */
public enum Vocabulary {
    /** Names of Kafka Connect configurations, as the DataStax Apache Kafka Connector has them. */
    CONNECT,
    /** Names of Spark configurations, as the Spark Cassandra Connector has them. */
    SPARK
}
