/** The cluster: how to reach it, how it is laid out, how to read it and how to write it. Knows neither Kafka nor Spark nor JSON. */
package dev.scamander.cassandra;
