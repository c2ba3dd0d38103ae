package dev.scamander.it.sandbox;

import dev.scamander.it.sandbox.rest.ConnectRest;
import java.net.URI;
import java.util.List;

/** A group of Connect workers that serve. */
public interface ConnectCluster extends SandboxPart {
    /** The workers' REST addresses. */
    List<URI> addresses();

    /** The REST client; it asks the first worker that answers. */
    ConnectRest rest();

    /** The worker processes; empty when the group is not ours to stop. */
    List<SandboxProcess> workers();
}
