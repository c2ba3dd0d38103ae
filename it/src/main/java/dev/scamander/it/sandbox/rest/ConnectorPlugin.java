package dev.scamander.it.sandbox.rest;

/**
 * An entry of {@code GET /connector-plugins}.
 *
 * @param className the connector's class
 * @param type {@code sink}, {@code source}, {@code converter}, ...
 * @param version the version that the plugin gives itself; null if it gives none
 */
public record ConnectorPlugin(String className, String type, String version) {}
