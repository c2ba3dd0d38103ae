package dev.scamander.mapping.cql;

/** UTF-8 for text that is not ASCII throughout. */
final class Utf8 {

    private Utf8() {}

    /**
     * Goes on where a loop over ASCII characters stopped.
     *
     * @param out where to append; its position is still before the text
     * @param at where the next byte goes
     * @return false, with the position unchanged, if a surrogate stands alone
     */
    static boolean append(CqlOutput out, int at, char[] text, int from, int end) {
        int start = out.position();
        out.position(at);
        out.ensure(3 * (end - from));
        byte[] to = out.array();
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (c < 0x80) {
                to[at++] = (byte) c;
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                to[at++] = (byte) (0xE0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                int code = Character.toCodePoint(c, text[++i]);
                to[at++] = (byte) (0xF0 | code >> 18);
                to[at++] = (byte) (0x80 | code >> 12 & 0x3F);
                to[at++] = (byte) (0x80 | code >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | code & 0x3F);
            } else {
                out.position(start);
                return false;
            }
        }
        out.position(at);
        return true;
    }
}
