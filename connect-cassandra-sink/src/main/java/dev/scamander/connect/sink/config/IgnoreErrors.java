package dev.scamander.connect.sink.config;

/** Which errors of single records are passed over where the worker has no dead letter queue to report them to. */
public enum IgnoreErrors {
    /** None: the task fails at the first. */
    NONE,
    /** Those that writing raised; records that cannot be mapped fail the task. */
    DRIVER,
    /** All of them. */
    ALL
}
