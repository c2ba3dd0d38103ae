/** The backend for systems that run already: it takes addresses, checks that they answer, and starts nothing. */
package dev.scamander.it.sandbox.external;
