package dev.scamander.mapping.cql;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Internet addresses to and from text, RFC 4291 section 2.2. The JDK would look names up, and turns an IPv4-mapped
 * address of sixteen bytes into one of four.
 */
public final class InetText {

    private static final int GROUPS = 8;

    private InetText() {}

    /**
     * Reads an address.
     *
     * @param text the address
     * @return its four or sixteen bytes; null if the text is no address
     */
    public static byte[] parse(String text) {
        return text.indexOf(':') < 0 ? parseIpv4(text) : parseIpv6(text);
    }

    /**
     * Writes an address.
     *
     * @param address the address
     * @return its text, which the JDK's own does not shorten
     */
    public static String format(InetAddress address) {
        byte[] bytes = address.getAddress();
        return format(ByteBuffer.wrap(bytes), 0, bytes.length);
    }

    /**
     * Writes an address.
     *
     * @param address where its bytes are
     * @param at position of the first
     * @param length how many, 4 or 16
     * @return its text
     * @throws IllegalArgumentException if there is another count of bytes
     */
    public static String format(ByteBuffer address, int at, int length) {
        StringBuilder text = new StringBuilder();
        if (length != 16) {
            CqlScalars.requireLength("inet", 4, length);
            for (int i = 0; i < 4; i++) {
                text.append(i == 0 ? "" : ".").append(address.get(at + i) & 0xFF);
            }
            return text.toString();
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = address.getShort(at + 2 * i) & 0xFFFF;
        }
        appendIpv6(groups, text);
        return text.toString();
    }

    /** RFC 5952: the first longest run of two or more zero groups is shortened. */
    private static void appendIpv6(int[] groups, StringBuilder text) {
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
            } else {
                boolean separated = i == 0 || text.charAt(text.length() - 1) == ':';
                text.append(separated ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
    }

    private static byte[] parseIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int part = parseDigits(parts[i], 3, 10);
            // a leading zero would mean octal to some readers
            if (part < 0 || part > 255 || parts[i].length() > 1 && parts[i].charAt(0) == '0') {
                return null;
            }
            address[i] = (byte) part;
        }
        return address;
    }

    private static byte[] parseIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        ByteBuffer head = parseGroups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        ByteBuffer tail = parseGroups(gap < 0 ? "" : text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int given = head.remaining() + tail.remaining();
        if (gap < 0 ? given != 16 : given > 14) {
            return null;
        }
        byte[] address = new byte[16];
        int tailLength = tail.remaining();
        head.get(address, 0, head.remaining());
        tail.get(address, 16 - tailLength, tailLength);
        return address;
    }

    private static ByteBuffer parseGroups(String text, boolean last) {
        ByteBuffer groups = ByteBuffer.allocate(16);
        if (text.isEmpty()) {
            return groups.flip();
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean dotted = last && i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            byte[] ipv4 = dotted ? parseIpv4(parts[i]) : null;
            int group = dotted ? 0 : parseDigits(parts[i], 4, 16);
            if (group < 0 || dotted && ipv4 == null || groups.remaining() < (dotted ? 4 : 2)) {
                return null;
            }
            if (dotted) {
                groups.put(ipv4);
            } else {
                groups.putShort((short) group);
            }
        }
        return groups.flip();
    }

    private static int parseDigits(String digits, int most, int radix) {
        if (digits.isEmpty() || digits.length() > most) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = HexDigit.value(digits.charAt(i));
            if (digit < 0 || digit >= radix) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
