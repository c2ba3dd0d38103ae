package dev.scamander.mapping.row;

import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.json.JsonDocuments;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * JSON text in UTF-8, of which a part can be read a second time.
 *
 * @param bytes where it is
 * @param offset of its first byte
 * @param length how many bytes
 */
record JsonText(byte[] bytes, int offset, int length) {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUESTION_MARKS = '?' * ONES;

    /**
     * The text of a string. Copying it to bytes first is faster than to parse characters.
     *
     * @throws MappingException if the string holds half a surrogate pair
     */
    static JsonText of(String text, String target) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // half a pair becomes a question mark
        if (hasQuestionMark(bytes) && !isWellFormed(text)) {
            throw new MappingException(target, null, "the text holds half a surrogate pair, which is no character");
        }
        return new JsonText(bytes, 0, bytes.length);
    }

    /** A parser on the first token. */
    JsonParser open(JsonDocuments documents) {
        return documents.open(bytes, offset, length);
    }

    /** The text from the parser's current token, an opening bracket, to the closing one, to which the parser moves. */
    JsonText skip(JsonParser parser) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long to = parser.currentLocation().getByteOffset();
        return from < 0 ? null : new JsonText(bytes, offset + (int) from, (int) (to - from));
    }

    private static boolean hasQuestionMark(byte[] bytes) {
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            long differences = (long) LONGS.get(bytes, at) ^ QUESTION_MARKS;
            if ((differences - ONES & ~differences & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; at < bytes.length; at++) {
            if (bytes[at] == '?') {
                return true;
            }
        }
        return false;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
