package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.scamander.cassandra.protocol.CellSessionBuilder;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a session from settings, and says in the user's terms why it could not. */
final class SessionOpener {
    private static final Logger LOG = LoggerFactory.getLogger(SessionOpener.class);
    private static final Map<String, String> COMPRESSORS =
            Map.of("lz4", "net.jpountz.lz4.LZ4Compressor", "snappy", "org.xerial.snappy.Snappy");

    private SessionOpener() {}

    static CqlSession open(ConnectionSettings settings) {
        IdleOptions.of(settings).forEach(LOG::warn);
        requireCompressor(settings);
        CqlSession session;
        try {
            session = builder(settings).build();
        } catch (ConnectionException e) {
            throw e;
        } catch (Exception e) {
            throw ConnectionFailures.explain(settings, e);
        }
        try {
            requireLocalNodes(settings, session);
            requireTimeout(settings, session);
        } catch (RuntimeException e) {
            session.closeAsync();
            throw e;
        }
        return session;
    }

    /** The driver reads this one with the first request; whoever misspelt it wants to know before. */
    private static void requireTimeout(ConnectionSettings settings, CqlSession session) {
        try {
            session.getContext().getConfig().getDefaultProfile().getDuration(DefaultDriverOption.REQUEST_TIMEOUT);
        } catch (RuntimeException e) {
            throw ConnectionFailures.explain(settings, e);
        }
    }

    private static CqlSessionBuilder builder(ConnectionSettings settings) {
        CqlSessionBuilder builder = new CellSessionBuilder()
                .withClassLoader(SessionOpener.class.getClassLoader())
                .withConfigLoader(configuration(settings))
                .withApplicationName("scamander");
        String bundle = settings.get(ConnectionOption.SECURE_CONNECT_BUNDLE);
        if (!bundle.isEmpty()) {
            builder.withCloudSecureConnectBundle(bundle(settings, bundle));
        } else if (settings.isGiven(ConnectionOption.CONTACT_POINTS) || !namesContactPoints(settings)) {
            settings.contactPoints()
                    .forEach(point -> builder.addContactPoint(
                            ContactPoint.parse(point, settings.port()).address()));
        }
        if (bundle.isEmpty() && !settings.localDc().isEmpty()) {
            builder.withLocalDatacenter(settings.localDc());
        }
        String username = settings.get(ConnectionOption.AUTH_USERNAME);
        if (!username.isEmpty()) {
            builder.withAuthCredentials(username, settings.get(ConnectionOption.AUTH_PASSWORD));
        }
        if (!DriverOptions.is(settings, ConnectionOption.SSL_PROVIDER, "None")) {
            builder.withSslEngineFactory(TlsEngines.of(settings));
        }
        return builder;
    }

    private static boolean namesContactPoints(ConnectionSettings settings) {
        return settings.driverOptions().containsKey(ConnectionOption.DRIVER_PREFIX + "basic.contact-points")
                || !settings.get(ConnectionOption.DRIVER_PROFILE).isEmpty();
    }

    /** The driver's configuration: what was asked for, else the user's configuration file, else our defaults. */
    static DriverConfigLoader configuration(ConnectionSettings settings) {
        String profile = settings.get(ConnectionOption.DRIVER_PROFILE);
        if (!profile.isEmpty()) {
            requireReadable(settings, ConnectionOption.DRIVER_PROFILE, Path.of(profile));
        }
        // One text: a loader for each part would bring the driver's own defaults with it, and those would hide the
        // next.
        return DriverConfigLoader.fromString(DriverOptions.defaults(settings.vocabulary())
                + DriverOptions.included(profile)
                + DriverOptions.requested(settings));
    }

    private static URL bundle(ConnectionSettings settings, String bundle) {
        try {
            if (bundle.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
                return URI.create(bundle).toURL();
            }
            requireReadable(settings, ConnectionOption.SECURE_CONNECT_BUNDLE, Path.of(bundle));
            return Path.of(bundle).toUri().toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new ConnectionException(
                    ConnectionException.Reason.CONFIGURATION,
                    settings.nameOf(ConnectionOption.SECURE_CONNECT_BUNDLE),
                    settings.nameOf(ConnectionOption.SECURE_CONNECT_BUNDLE) + "=" + bundle
                            + " is neither a path nor a URL",
                    e);
        }
    }

    static void requireReadable(ConnectionSettings settings, ConnectionOption option, Path path) {
        if (!Files.isReadable(path)) {
            throw new ConnectionException(
                    ConnectionException.Reason.CONFIGURATION,
                    settings.nameOf(option),
                    settings.nameOf(option) + "=" + path + ": no such file, or it cannot be read",
                    null);
        }
    }

    private static void requireCompressor(ConnectionSettings settings) {
        String compression = settings.get(ConnectionOption.COMPRESSION).toLowerCase(Locale.ROOT);
        String className = COMPRESSORS.get(compression);
        if (className == null) {
            return;
        }
        try {
            Class.forName(className, false, SessionOpener.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new ConnectionException(
                    ConnectionException.Reason.CONFIGURATION,
                    settings.nameOf(ConnectionOption.COMPRESSION),
                    settings.nameOf(ConnectionOption.COMPRESSION) + "=" + compression
                            + ": the library for it is not here; put "
                            + (compression.equals("lz4") ? "at.yawk.lz4:lz4-java" : "org.xerial.snappy:snappy-java")
                            + " beside the plugin, or choose None",
                    e);
        }
    }

    /** With a data centre that does not exist the driver opens a session that can send nothing. */
    private static void requireLocalNodes(ConnectionSettings settings, CqlSession session) {
        String localDc = session.getContext()
                .getConfig()
                .getDefaultProfile()
                .getString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, settings.localDc());
        if (!settings.localDc().isEmpty()) {
            localDc = settings.localDc();
        }
        if (localDc.isEmpty()) {
            return;
        }
        Set<String> seen = session.getMetadata().getNodes().values().stream()
                .map(Node::getDatacenter)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!seen.contains(localDc)) {
            throw new ConnectionException(
                    ConnectionException.Reason.DATA_CENTRE,
                    settings.nameOf(ConnectionOption.LOCAL_DC) + "=" + localDc
                            + ": the cluster has no such data centre; it has " + String.join(", ", seen),
                    null);
        }
    }
}
