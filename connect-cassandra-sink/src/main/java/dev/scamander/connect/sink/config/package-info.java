/**
 * The sink's settings: the static ones as a {@code ConfigDef}, those per topic and table parsed from their keys, both in
 * the names of the DataStax Apache Kafka Connector, and all of them as small immutable records once they are sound.
 */
package dev.scamander.connect.sink.config;
