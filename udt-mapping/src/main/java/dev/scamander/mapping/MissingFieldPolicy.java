package dev.scamander.mapping;

/** What becomes of a column or a UDT field for which the record has nothing. */
public enum MissingFieldPolicy {
    /** Leaves the column as it is in the table. Inside a UDT, which is written as a whole, the field becomes null. */
    UNSET,
    /** Writes null. */
    NULL,
    /** Refuses the record. */
    FAIL
}
