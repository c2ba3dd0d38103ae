package dev.scamander.mapping;

/** What becomes of a field of the record for which there is no UDT field. */
public enum UnknownFieldPolicy {
    /** Passes over it. */
    IGNORE,
    /** Refuses the record. */
    FAIL
}
