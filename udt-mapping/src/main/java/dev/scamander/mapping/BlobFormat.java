package dev.scamander.mapping;

/** How text stands for bytes. */
public enum BlobFormat {
    /** Base 64, RFC 4648 section 4; padding may be left out. */
    BASE64,
    /** Two hexadecimal digits a byte, with or without {@code 0x} in front. */
    HEX,
    /** Hexadecimal if the text starts with {@code 0x}, else base 64 with its padding. Text is made as hexadecimal with {@code 0x}. */
    AUTO
}
