package dev.scamander.cassandra.write;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends a request: the driver, or a test's own store. */
interface RequestSender {
    /**
     * Sends operations as one request: all of one {@link WriteTarget.RequestClass}; a batch unless it is a single one.
     *
     * @return completes when the cluster has acknowledged all of them, or fails for all of them
     */
    CompletionStage<?> send(List<Operation> operations);
}
