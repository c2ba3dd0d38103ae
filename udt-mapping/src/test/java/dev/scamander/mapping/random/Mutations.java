package dev.scamander.mapping.random;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Spoils documents: bytes changed, cut out, doubled, moved, and hostile pieces put in. */
public final class Mutations {

    private static final String[] PIECES = {
        "1e999999999",
        "-1e-999999999",
        "1e400",
        "-0.0",
        "9".repeat(30),
        "0.".concat("1".repeat(40)),
        "NaN",
        "null",
        "true",
        "\"\"",
        "{}",
        "[]",
        "[[[[[[[[",
        "{\"a\":{\"a\":",
        "}",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "\u00ff",
        "\u0000",
        "{\"field_0\":1}",
        "\"0x0\"",
        "\"2008-13-01\"",
        "\"99:99\"",
        "\"::1::\"",
        "\"1y2y\"",
        "-",
        "/*",
        "12345678901234567890123456789",
        "1.5",
        "\"1,234\"",
        "\"[1]\"",
        "\"{\"",
        "\"P1Y\"",
        "\"\\udc00\\ud800\""
    };

    private static final byte[][] PIECES_AS_BYTES = Arrays.stream(PIECES)
            .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private final SplittableRandom random;

    public Mutations(SplittableRandom random) {
        this.random = random;
    }

    /** A copy of a document with one to three changes. */
    public byte[] of(byte[] document) {
        byte[] mutated = document;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(6));
        return switch (random.nextInt(6)) {
            case 0 -> splice(bytes, at, end, new byte[0]);
            case 1 -> splice(bytes, at, end, PIECES_AS_BYTES[random.nextInt(PIECES_AS_BYTES.length)]);
            case 2 -> splice(bytes, at, at, PIECES_AS_BYTES[random.nextInt(PIECES_AS_BYTES.length)]);
            case 3 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 4 -> splice(bytes, at, end, new byte[] {(byte) random.nextInt(256)});
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : number(bytes, at);
        };
    }

    /** Puts a hostile piece in place of the value that begins after the next colon, bracket or comma. */
    private byte[] number(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == ':' || bytes[i] == '[' || bytes[i] == ',') {
                int end = i + 1;
                while (end < bytes.length && bytes[end] != ',' && bytes[end] != '}' && bytes[end] != ']') {
                    end++;
                }
                return splice(bytes, i + 1, end, PIECES_AS_BYTES[random.nextInt(PIECES_AS_BYTES.length)]);
            }
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] piece) {
        byte[] spliced = new byte[bytes.length - (to - from) + piece.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(piece, 0, spliced, from, piece.length);
        System.arraycopy(bytes, to, spliced, from + piece.length, bytes.length - to);
        return spliced;
    }
}
