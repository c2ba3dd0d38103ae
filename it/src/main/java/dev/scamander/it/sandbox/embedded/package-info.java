/** The default backend: every system a child process, from the jars that Maven resolved under {@code it/runtimes}. */
package dev.scamander.it.sandbox.embedded;
