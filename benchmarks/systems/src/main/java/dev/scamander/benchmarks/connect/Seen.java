package dev.scamander.benchmarks.connect;

/**
 * What was seen of a connector between its first record and its last.
 *
 * @param nanosPerRecord wall time
 * @param cpuNanosPerRecord CPU time of the worker's process
 */
record Seen(double nanosPerRecord, double cpuNanosPerRecord) {}
