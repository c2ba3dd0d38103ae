/** Medians, ratios and tables: what a benchmark prints. Knows nothing of what was measured. */
package dev.scamander.benchmarks.report;
