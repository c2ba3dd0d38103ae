package dev.scamander.connect.sink.config;

/** What the sink does about tables that are not as its mappings need them. */
public enum DdlAuto {
    /** Nothing: it is an error. */
    NONE,
    /** Creates tables that do not exist, with the types that they need. */
    CREATE,
    /** Also adds columns and fields of types that do not exist. Nothing is ever dropped or changed. */
    EVOLVE
}
