/** Connect's workers with our plugins, beside a sink that discards and beside the driver alone. */
package dev.scamander.benchmarks.connect;
