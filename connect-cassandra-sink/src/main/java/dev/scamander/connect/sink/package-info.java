/**
 * The sink connector: topics to tables.
 *
 * <p>{@link dev.scamander.connect.sink.CassandraSinkConnector} checks configurations and makes tasks;
 * {@link dev.scamander.connect.sink.CassandraSinkTask} hands over to an object that exists only while the task is
 * started. A record is mapped for all tables of its topic, written by the pipeline of {@code cassandra-core}, and its
 * offset may be committed once every table, or the dead letter queue, has it.
 */
package dev.scamander.connect.sink;
