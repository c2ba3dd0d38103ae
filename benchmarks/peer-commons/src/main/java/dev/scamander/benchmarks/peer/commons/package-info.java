/**
 * messaging-connectors-commons, the mapping engine of the DataStax sink, set up to do as well as it can: no deletes, no
 * record timestamp, logging off, and schemas of structs wrapped once instead of once a record.
 */
package dev.scamander.benchmarks.peer.commons;
