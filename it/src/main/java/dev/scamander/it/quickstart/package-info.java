/**
 * The quickstart: the whole road on real systems in one command, from weather lines to Spark's report, and every figure on
 * the way read back from the system that holds it and compared with what the input says it must be.
 */
package dev.scamander.it.quickstart;
