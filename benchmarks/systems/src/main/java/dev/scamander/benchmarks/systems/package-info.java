/** What the benchmarks on real systems share: loading tables, the driver alone, and turns of other processes. */
package dev.scamander.benchmarks.systems;
