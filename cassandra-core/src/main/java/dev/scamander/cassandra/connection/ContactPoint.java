package dev.scamander.cassandra.connection;

import java.net.InetSocketAddress;

/** One address to contact first: {@code host}, {@code host:port}, {@code [ipv6]:port} or a bare IPv6 address. */
record ContactPoint(String host, int port) {

    static ContactPoint parse(String text, int defaultPort) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0 || end + 1 < text.length() && text.charAt(end + 1) != ':') {
                throw new IllegalArgumentException("must be host, host:port or [ipv6]:port");
            }
            int port = end + 1 == text.length() ? defaultPort : port(text.substring(end + 2));
            return new ContactPoint(text.substring(1, end), port);
        }
        int colon = text.indexOf(':');
        if (colon < 0 || text.indexOf(':', colon + 1) >= 0) {
            return new ContactPoint(text, defaultPort);
        }
        return new ContactPoint(text.substring(0, colon), port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("has no port from 1 to 65535 after the colon");
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
