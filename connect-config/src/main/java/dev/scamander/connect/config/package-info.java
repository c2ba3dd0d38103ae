/**
 * What the configurations of the sink and the source share: the connection part of their {@code ConfigDef}, made from
 * the one list of connection options, the check for keys that nobody knows, and the writer of the reference pages.
 *
 * <p>This is the only room where Kafka's configuration classes and the cluster's settings meet.
 */
package dev.scamander.connect.config;
