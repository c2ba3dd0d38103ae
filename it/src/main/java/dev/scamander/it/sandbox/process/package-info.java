/**
 * Child processes: started with a log file of their own, found ready by a condition, ended without exception. Nothing here
 * knows what the processes are.
 */
package dev.scamander.it.sandbox.process;
