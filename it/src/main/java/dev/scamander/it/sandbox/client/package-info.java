/** The clients that both backends hand out, which know addresses and not processes. */
package dev.scamander.it.sandbox.client;
