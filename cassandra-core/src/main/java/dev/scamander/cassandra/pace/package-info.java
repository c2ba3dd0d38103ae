/** How fast: limits on rows and bytes per second, for reads and for writes. */
package dev.scamander.cassandra.pace;
