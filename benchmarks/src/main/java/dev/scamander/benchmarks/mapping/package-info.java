/**
 * From a record's value to the bytes of a bound statement. Every contender runs in JVMs of its own, with its own class path
 * and the same flags; before any time is taken, all must have made the same bytes.
 */
package dev.scamander.benchmarks.mapping;
