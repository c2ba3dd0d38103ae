/** What an error of the driver means for whoever wants to try again, and how long to wait before. */
package dev.scamander.cassandra.retry;
