package dev.scamander.cassandra.connection;

import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** TLS engines made from the connection settings, by the JDK or by OpenSSL where its library is present. */
final class TlsEngines implements SslEngineFactory {
    private final SslContext context;
    private final boolean validateHostname;

    private TlsEngines(SslContext context, boolean validateHostname) {
        this.context = context;
        this.validateHostname = validateHostname;
    }

    static TlsEngines of(ConnectionSettings settings) {
        boolean openSsl = DriverOptions.is(settings, ConnectionOption.SSL_PROVIDER, "OpenSSL");
        if (openSsl && !OpenSsl.isAvailable()) {
            throw failure(
                    settings,
                    ConnectionOption.SSL_PROVIDER,
                    "OpenSSL's library is not here; put io.netty:netty-tcnative-boringssl-static beside the plugin, or"
                            + " choose JDK",
                    OpenSsl.unavailabilityCause());
        }
        SslContextBuilder builder =
                SslContextBuilder.forClient().sslProvider(openSsl ? SslProvider.OPENSSL : SslProvider.JDK);
        trust(settings, builder);
        identify(settings, builder);
        List<String> ciphers = settings.list(ConnectionOption.SSL_CIPHER_SUITES);
        if (!ciphers.isEmpty()) {
            builder.ciphers(ciphers);
        }
        try {
            return new TlsEngines(
                    builder.build(), Boolean.parseBoolean(settings.get(ConnectionOption.SSL_HOSTNAME_VALIDATION)));
        } catch (IOException | IllegalArgumentException e) {
            throw failure(settings, ConnectionOption.SSL_PROVIDER, e.getMessage(), e);
        }
    }

    private static void trust(ConnectionSettings settings, SslContextBuilder builder) {
        KeyStore store =
                store(settings, ConnectionOption.SSL_TRUSTSTORE_PATH, ConnectionOption.SSL_TRUSTSTORE_PASSWORD);
        if (store == null) {
            return;
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            builder.trustManager(factory);
        } catch (GeneralSecurityException e) {
            throw failure(settings, ConnectionOption.SSL_TRUSTSTORE_PATH, e.getMessage(), e);
        }
    }

    private static void identify(ConnectionSettings settings, SslContextBuilder builder) {
        String chain = settings.get(ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN);
        if (!chain.isEmpty()) {
            Path key = Path.of(settings.get(ConnectionOption.SSL_OPENSSL_PRIVATE_KEY));
            SessionOpener.requireReadable(settings, ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN, Path.of(chain));
            SessionOpener.requireReadable(settings, ConnectionOption.SSL_OPENSSL_PRIVATE_KEY, key);
            try {
                builder.keyManager(new File(chain), key.toFile());
            } catch (IllegalArgumentException e) {
                throw failure(settings, ConnectionOption.SSL_OPENSSL_KEY_CERT_CHAIN, e.getMessage(), e);
            }
            return;
        }
        KeyStore store = store(settings, ConnectionOption.SSL_KEYSTORE_PATH, ConnectionOption.SSL_KEYSTORE_PASSWORD);
        if (store == null) {
            return;
        }
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(
                    store, settings.get(ConnectionOption.SSL_KEYSTORE_PASSWORD).toCharArray());
            builder.keyManager(factory);
        } catch (GeneralSecurityException e) {
            throw failure(settings, ConnectionOption.SSL_KEYSTORE_PATH, e.getMessage(), e);
        }
    }

    /** JKS and PKCS12 are told apart by content. Null when no path was given. */
    private static KeyStore store(
            ConnectionSettings settings, ConnectionOption pathOption, ConnectionOption passwordOption) {
        String path = settings.get(pathOption);
        if (path.isEmpty()) {
            return null;
        }
        SessionOpener.requireReadable(settings, pathOption, Path.of(path));
        String password = settings.get(passwordOption);
        try {
            return KeyStore.getInstance(new File(path), password.isEmpty() ? null : password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw failure(
                    settings,
                    pathOption,
                    "cannot be opened as a JKS or PKCS12 store with " + settings.nameOf(passwordOption) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static ConnectionException failure(
            ConnectionSettings settings, ConnectionOption option, String reason, Throwable cause) {
        return new ConnectionException(
                ConnectionException.Reason.TLS,
                settings.nameOf(option),
                settings.nameOf(option) + "=" + settings.get(option) + ": " + reason,
                cause);
    }

    @Override
    public SSLEngine newSslEngine(EndPoint remoteEndpoint) {
        SSLEngine engine;
        if (remoteEndpoint.resolve() instanceof InetSocketAddress address) {
            engine = context.newEngine(ByteBufAllocator.DEFAULT, address.getHostName(), address.getPort());
        } else {
            engine = context.newEngine(ByteBufAllocator.DEFAULT);
        }
        engine.setUseClientMode(true);
        if (validateHostname) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
