/** The sink and the source, as users install and configure them, on real workers and a real cluster. */
package dev.scamander.it.connect;
