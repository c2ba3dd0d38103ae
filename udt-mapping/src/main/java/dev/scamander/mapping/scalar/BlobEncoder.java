package dev.scamander.mapping.scalar;

import dev.scamander.mapping.BlobFormat;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.HexDigit;
import java.nio.ByteBuffer;
import java.util.Base64;

/** blob: bytes as they are, or text that stands for them by {@link BlobFormat}. */
final class BlobEncoder extends ScalarEncoder {

    private final BlobFormat format;

    BlobEncoder(String target, BlobFormat format) {
        super(target);
        this.format = format;
    }

    @Override
    public String wanted() {
        return switch (format) {
            case BASE64 -> "bytes in base 64";
            case HEX -> "bytes in hexadecimal";
            case AUTO -> "bytes in base 64 with its padding, or in hexadecimal with 0x in front";
        };
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        boolean prefixed = length >= 2 && text[offset] == '0' && (text[offset + 1] == 'x' || text[offset + 1] == 'X');
        if (format == BlobFormat.BASE64 || format == BlobFormat.AUTO && !prefixed) {
            base64(text, offset, length, out);
        } else {
            int skip = prefixed ? 2 : 0;
            hex(text, offset + skip, length - skip, out);
        }
    }

    @Override
    public void bytes(ByteBuffer value, CqlOutput out) {
        out.writeBytes(value);
    }

    private void base64(char[] text, int offset, int length, CqlOutput out) {
        byte[] characters = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            // what is not ASCII must not become a digit by losing its upper byte
            characters[i] = c < 0x80 ? (byte) c : (byte) '?';
        }
        // by its look means that its look must be right: words of three letters are not meant as bytes
        if (format == BlobFormat.AUTO && length % 4 != 0) {
            throw malformed(text, offset, length);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(characters);
        } catch (IllegalArgumentException e) {
            throw malformed(text, offset, length);
        }
        out.writeBytes(bytes, 0, bytes.length);
    }

    private void hex(char[] text, int offset, int length, CqlOutput out) {
        if (length % 2 != 0) {
            throw malformed(text, offset, length);
        }
        for (int i = offset; i < offset + length; i += 2) {
            int high = HexDigit.value(text[i]);
            int low = HexDigit.value(text[i + 1]);
            if ((high | low) < 0) {
                throw malformed(text, offset, length);
            }
            out.writeByte(high << 4 | low);
        }
    }
}
