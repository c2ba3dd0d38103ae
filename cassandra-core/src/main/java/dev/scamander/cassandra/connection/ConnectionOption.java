package dev.scamander.cassandra.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The one list of connection options. Connect configuration definitions, the Spark option table and the reference in the
 * documentation are made from it.
 *
 * <p>Each option has a name in both vocabularies. Values are kept in the form of the Connect vocabulary; where Spark users
 * write another form (milliseconds for seconds, {@code true} for {@code JDK}) the option translates it.
 */
public enum ConnectionOption {
    /** Hosts to contact first. */
    CONTACT_POINTS(
            "contactPoints",
            "spark.cassandra.connection.host",
            Type.LIST,
            "127.0.0.1",
            "Hosts to contact first, separated by commas; each may carry its own port (host:port, [ipv6]:port)."),
    /** Port of the native transport. */
    PORT(
            "port",
            "spark.cassandra.connection.port",
            Type.INT,
            "9042",
            "Port of Cassandra's native transport, for contact points that carry none."),
    /** Data centre to talk to. */
    LOCAL_DC(
            "loadBalancing.localDc",
            "spark.cassandra.connection.localDC",
            Type.STRING,
            "",
            "Data centre to send requests to. Empty: the data centre of the contact points, when they are all in one."),
    /** Secure connect bundle of a managed cluster. */
    SECURE_CONNECT_BUNDLE(
            "cloud.secureConnectBundle",
            "spark.cassandra.connection.config.cloud.path",
            Type.STRING,
            "",
            "Path or URL of the secure connect bundle of an Astra database. Contact points, data centre and TLS come from it, and"
                    + " settings of these have no effect beside it."),
    /** A driver configuration file. */
    DRIVER_PROFILE(
            "driver.config.path",
            "spark.cassandra.connection.config.profile.path",
            Type.STRING,
            "",
            "Path of a driver configuration file (HOCON, as the Java driver reads it). Settings given here by name win over it."),
    /** Compression of the native protocol. */
    COMPRESSION(
            "compression",
            "spark.cassandra.connection.compression",
            Type.STRING,
            "None",
            "Compression of requests and responses. LZ4 needs at.yawk.lz4:lz4-java beside the plugin, Snappy"
                    + " org.xerial.snappy:snappy-java.",
            List.of("None", "LZ4", "Snappy"),
            UnaryOperator.identity()),
    /** How long a request may take. */
    QUERY_TIMEOUT_SECONDS(
            "queryExecutionTimeout",
            "spark.cassandra.read.timeoutMS",
            Type.INT,
            "30",
            "How long one request may take, retries by the driver included (seconds; milliseconds in Spark).",
            List.of(),
            ConnectionOption::millisToSeconds),
    /** Connections per local node. */
    POOL_LOCAL_SIZE(
            "connectionPoolLocalSize",
            "spark.cassandra.connection.localConnectionsPerExecutor",
            Type.INT,
            "4",
            "Connections to each node of the local data centre."),
    /** Kind of authentication. */
    AUTH_PROVIDER(
            "auth.provider",
            "spark.cassandra.auth.provider",
            Type.STRING,
            "",
            "Kind of authentication. With a user name it is PLAIN in any case, without one None.",
            List.of("None", "PLAIN"),
            UnaryOperator.identity()),
    /** User name. */
    AUTH_USERNAME("auth.username", "spark.cassandra.auth.username", Type.STRING, "", "User name for PLAIN."),
    /** Password. */
    AUTH_PASSWORD("auth.password", "spark.cassandra.auth.password", Type.PASSWORD, "", "Password for PLAIN."),
    /** TLS engine. */
    SSL_PROVIDER(
            "ssl.provider",
            "spark.cassandra.connection.ssl.enabled",
            Type.STRING,
            "None",
            "TLS engine: None is plain text, whatever else is set of TLS. OpenSSL needs io.netty:netty-tcnative-boringssl-static beside the plugin. In"
                    + " Spark, true means JDK and false None.",
            List.of("None", "JDK", "OpenSSL"),
            ConnectionOption::flagToProvider),
    /** Cipher suites. */
    SSL_CIPHER_SUITES(
            "ssl.cipherSuites",
            "spark.cassandra.connection.ssl.enabledAlgorithms",
            Type.LIST,
            "",
            "Cipher suites to offer, separated by commas. Empty: the engine's own."),
    /** Check of the server's name. */
    SSL_HOSTNAME_VALIDATION(
            "ssl.hostnameValidation",
            "spark.cassandra.connection.ssl.hostnameValidation",
            Type.BOOLEAN,
            "true",
            "Whether a server's certificate must name the address that was contacted."),
    /** Client certificate store. */
    SSL_KEYSTORE_PATH(
            "ssl.keystore.path",
            "spark.cassandra.connection.ssl.keyStore.path",
            Type.STRING,
            "",
            "Key store (JKS or PKCS12) with the client's certificate, for servers that ask for one."),
    /** Password of the client certificate store. */
    SSL_KEYSTORE_PASSWORD(
            "ssl.keystore.password",
            "spark.cassandra.connection.ssl.keyStore.password",
            Type.PASSWORD,
            "",
            "Password of the key store."),
    /** Trusted certificates. */
    SSL_TRUSTSTORE_PATH(
            "ssl.truststore.path",
            "spark.cassandra.connection.ssl.trustStore.path",
            Type.STRING,
            "",
            "Trust store (JKS or PKCS12) with the servers' certificates or their authority. Empty: the JVM's own."),
    /** Password of the trusted certificates. */
    SSL_TRUSTSTORE_PASSWORD(
            "ssl.truststore.password",
            "spark.cassandra.connection.ssl.trustStore.password",
            Type.PASSWORD,
            "",
            "Password of the trust store."),
    /** Client certificate chain for OpenSSL. */
    SSL_OPENSSL_KEY_CERT_CHAIN(
            "ssl.openssl.keyCertChain",
            "spark.cassandra.connection.ssl.openssl.keyCertChain",
            Type.STRING,
            "",
            "PEM file with the client's certificate chain, for OpenSSL."),
    /** Client private key for OpenSSL. */
    SSL_OPENSSL_PRIVATE_KEY(
            "ssl.openssl.privateKey",
            "spark.cassandra.connection.ssl.openssl.privateKey",
            Type.STRING,
            "",
            "PEM file with the client's PKCS#8 private key, for OpenSSL.");

    /** What a value looks like. */
    public enum Type {
        /** Any text. */
        STRING,
        /** Text that must never be shown. */
        PASSWORD,
        /** Texts separated by commas. */
        LIST,
        /** A whole number above zero. */
        INT,
        /** {@code true} or {@code false}. */
        BOOLEAN
    }

    /** Every option whose name starts so is handed to the driver as it is, in both vocabularies. */
    public static final String DRIVER_PREFIX = "datastax-java-driver.";

    private final String connectName;
    private final String sparkName;
    private final Type type;
    private final String defaultValue;
    private final String doc;
    private final List<String> choices;
    private final UnaryOperator<String> fromSpark;

    ConnectionOption(String connectName, String sparkName, Type type, String defaultValue, String doc) {
        this(connectName, sparkName, type, defaultValue, doc, List.of(), UnaryOperator.identity());
    }

    ConnectionOption(
            String connectName,
            String sparkName,
            Type type,
            String defaultValue,
            String doc,
            List<String> choices,
            UnaryOperator<String> fromSpark) {
        this.connectName = connectName;
        this.sparkName = sparkName;
        this.type = type;
        this.defaultValue = defaultValue;
        this.doc = doc;
        this.choices = choices;
        this.fromSpark = fromSpark;
    }

    /** The option's name in a Connect configuration. */
    public String connectName() {
        return connectName;
    }

    /** The option's name in a Spark configuration. */
    public String sparkName() {
        return sparkName;
    }

    /** The option's name in a vocabulary. */
    public String name(Vocabulary vocabulary) {
        return vocabulary == Vocabulary.SPARK ? sparkName : connectName;
    }

    /** What a value looks like. */
    public Type type() {
        return type;
    }

    /** The default in the Connect vocabulary's form; empty when there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The default as users of a vocabulary would write it; empty when there is none. */
    public String defaultValue(Vocabulary vocabulary) {
        if (vocabulary == Vocabulary.CONNECT) {
            return defaultValue;
        }
        return switch (this) {
            case QUERY_TIMEOUT_SECONDS -> defaultValue + "000";
            case SSL_PROVIDER -> "false";
            default -> defaultValue;
        };
    }

    /** What the option does, in a sentence or two for its reader. */
    public String doc() {
        return doc;
    }

    /** The values to choose from (in any case of letters); empty when any will do. */
    public List<String> choices() {
        return choices;
    }

    /** Whether the value must never be shown. */
    public boolean secret() {
        return type == Type.PASSWORD;
    }

    /**
     * What is wrong with a value by itself; empty if nothing is. Whether it goes with the other options is seen when
     * {@link ConnectionSettings} are built.
     *
     * @param value a value in the Connect vocabulary's form
     */
    public Optional<String> flaw(String value) {
        return ConnectionChecks.flaw(this, value);
    }

    /** What messages may show of a value; empty if nothing. */
    public Optional<String> shown(String value) {
        return Optional.ofNullable(ConnectionChecks.shown(this, value));
    }

    /** Turns what a Spark user wrote into the Connect vocabulary's form. */
    String valueFromSpark(String value) {
        return fromSpark.apply(value);
    }

    private static String millisToSeconds(String millis) {
        try {
            return Long.toString(Math.max(1, (Long.parseLong(millis) + 999) / 1000));
        } catch (NumberFormatException e) {
            return millis;
        }
    }

    private static String flagToProvider(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> "JDK";
            case "false" -> "None";
            default -> value;
        };
    }
}
