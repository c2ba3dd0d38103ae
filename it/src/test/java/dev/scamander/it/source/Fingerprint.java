package dev.scamander.it.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stands for a multiset of texts of any number: how many there are, and the sum of their digests. Two are equal if and, but for
 * a chance of one in 2^128, only if their texts are. Shows some of the texts when a test fails.
 */
final class Fingerprint {
    private static final int SHOWN = 3;

    private final MessageDigest digest;
    private final Set<String> some = new TreeSet<>();
    private long count;
    private long high;
    private long low;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(String text) {
        ByteBuffer sum = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        count++;
        high += sum.getLong();
        low += sum.getLong();
        if (some.size() < SHOWN) {
            some.add(text);
        }
    }

    long count() {
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint texts && count == texts.count && high == texts.high && low == texts.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(low);
    }

    @Override
    public String toString() {
        return count + " texts with digests of sum " + Long.toHexString(high) + Long.toHexString(low) + ", such as\n"
                + String.join("\n", some);
    }
}
