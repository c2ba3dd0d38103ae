package dev.scamander.it.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that users copy, read from the directory where they lie. */
public final class ConfigExamples {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");

    private final Path directory;

    /**
     * Opens the directory.
     *
     * @param directory {@code config-examples} of the repository
     */
    public ConfigExamples(Path directory) {
        this.directory = directory;
    }

    /**
     * Returns the CQL statements of a schema file in order.
     *
     * @param name such as {@code weather.cql}
     * @return statements without comments and semicolons
     */
    public List<String> schema(String name) {
        String text = COMMENT.matcher(read(Path.of("schema", name))).replaceAll("");
        return Stream.of(text.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /**
     * Returns the body to POST to {@code /connectors}.
     *
     * @param name such as {@code weather-sink.json}
     * @param changes settings that take the place of the file's, such as the address of the cluster
     * @return the file's JSON with these settings
     */
    public ObjectNode connector(String name, Map<String, String> changes) {
        try {
            JsonNode connector = JSON.readTree(read(Path.of(name)));
            ObjectNode config = (ObjectNode) connector.required("config");
            changes.forEach(config::put);
            return (ObjectNode) connector;
        } catch (JsonProcessingException | IllegalArgumentException | ClassCastException e) {
            throw new QuickstartException(name + " is not a connector configuration: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the lines of a data file.
     *
     * @param name such as {@code products.jsonl}
     * @return its lines that are not blank
     */
    public List<String> lines(String name) {
        return read(Path.of(name)).lines().filter(line -> !line.isBlank()).toList();
    }

    private String read(Path file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new QuickstartException("cannot read " + directory.resolve(file) + ": " + e, e);
        }
    }
}
