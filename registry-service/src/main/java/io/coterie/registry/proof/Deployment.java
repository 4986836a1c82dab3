package io.coterie.registry.proof;

import io.coterie.auth.v1.GetDeploymentRequest;
import io.coterie.auth.v1.IdentityServiceGrpc;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What this deployment calls itself, the audience of nodes' assertions. auth-service knows; it
 * never changes, so it is asked once.
 */
public final class Deployment {
  private final Peers peers;
  private final AtomicReference<@Nullable String> known = new AtomicReference<>();

  @Inject
  Deployment(Peers peers) {
    this.peers = peers;
  }

  public String name() {
    var name = known.get();
    if (name != null) {
      return name;
    }
    var asked =
        IdentityServiceGrpc.newBlockingStub(peers.to(ServiceName.AUTH))
            .getDeployment(GetDeploymentRequest.getDefaultInstance())
            .getDeployment();
    known.set(asked);
    return asked;
  }
}
