/** A small client of Kafka Connect's REST interface, for tests and the quickstart. */
package dev.scamander.it.sandbox.rest;
