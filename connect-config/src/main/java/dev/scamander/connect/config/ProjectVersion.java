package dev.scamander.connect.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build gave to this project, as the connectors report it to their worker. */
public final class ProjectVersion {
    private static final String VERSION = read();

    private ProjectVersion() {}

    /** The project's version, such as {@code 1.2.0}; never null. */
    public static String get() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = ProjectVersion.class.getResourceAsStream("project.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("The jar lacks its project.properties", e);
        }
    }
}
