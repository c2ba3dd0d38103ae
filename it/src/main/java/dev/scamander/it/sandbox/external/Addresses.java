package dev.scamander.it.sandbox.external;

import dev.scamander.it.sandbox.SandboxException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code host:port,host:port}. */
final class Addresses {
    private Addresses() {}

    static List<InetSocketAddress> parse(String setting, String value) {
        return Stream.of(value.split(","))
                .map(part -> one(setting, part.trim()))
                .toList();
    }

    private static InetSocketAddress one(String setting, String address) {
        int colon = address.lastIndexOf(':');
        try {
            return new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new SandboxException(
                    "sandbox." + setting + " has '" + address + "'; an address reads <host>:<port>", e);
        }
    }
}
