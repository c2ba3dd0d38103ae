/** Records to measure with: made by code from a fixed seed, so that every run and every contender meets the same ones. */
package dev.scamander.benchmarks.records;
