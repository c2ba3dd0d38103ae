/**
 * The one door to every benchmark: {@code ./benchmarks/run NAME [--quick]}. A benchmark measures its contenders in turn in
 * one run, and prints medians with their spread, never a number without the machine and the versions it was made with.
 */
package dev.scamander.benchmarks;
