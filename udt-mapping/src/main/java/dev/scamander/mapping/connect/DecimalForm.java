package dev.scamander.mapping.connect;

/** What numbers without a limit of digits become in Connect, which has none of varying scale. */
public enum DecimalForm {
    /** A string with the exact number. Every consumer can read it. */
    TEXT,
    /**
     * The exact number: {@code decimal} as Debezium's {@code VariableScaleDecimal}, {@code varint} as Connect's
     * {@code Decimal} of scale 0.
     */
    PRECISE
}
