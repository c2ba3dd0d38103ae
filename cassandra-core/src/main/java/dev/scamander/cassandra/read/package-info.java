/** How rows are read: range queries over work units and a paged cursor which asks for the next pages before they are needed. */
package dev.scamander.cassandra.read;
