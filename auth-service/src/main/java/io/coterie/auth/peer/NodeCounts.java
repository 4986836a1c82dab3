package io.coterie.auth.peer;

import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.registry.v1.GetNodeCountsRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;

/** Asks registry-service how many nodes there are; nothing is remembered. */
public final class NodeCounts {
  private final Peers peers;

  /** What there is in all. */
  public record Totals(long nodes, long online) {}

  @Inject
  NodeCounts(Peers peers) {
    this.peers = peers;
  }

  /**
   * What there is in all.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN, if it can't be said
   */
  public Totals totals() {
    try {
      var counts =
          NodeDirectoryServiceGrpc.newBlockingStub(peers.to(ServiceName.REGISTRY))
              .getNodeCounts(GetNodeCountsRequest.getDefaultInstance());
      return new Totals(counts.getNodes(), counts.getOnlineNodes());
    } catch (StatusRuntimeException e) {
      throw new DependencyDown("registry-service").exception();
    }
  }
}
