/** A sink connector that discards what it is given: what is left is what the worker itself costs. */
package dev.scamander.benchmarks.discard;
