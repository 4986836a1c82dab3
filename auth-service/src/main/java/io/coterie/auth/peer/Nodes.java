package io.coterie.auth.peer;

import io.coterie.auth.wire.WireTime;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.NodeRecord;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks registry-service, which owns nodes; nothing is remembered. */
public final class Nodes {
  private final Peers peers;

  @Inject
  Nodes(Peers peers) {
    this.peers = peers;
  }

  /**
   * A node that is registered.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN, if it can't be said
   */
  public Optional<RegisteredNode> find(NodeId id) {
    try {
      return NodeDirectoryServiceGrpc.newBlockingStub(peers.to(ServiceName.REGISTRY))
          .batchGetNodes(BatchGetNodesRequest.newBuilder().addIds(id.text()).build())
          .getNodesList()
          .stream()
          .filter(found -> found.getNode().getId().equals(id.text()))
          .map(Nodes::node)
          .findFirst();
    } catch (StatusRuntimeException e) {
      throw new DependencyDown("registry-service").exception();
    }
  }

  private static RegisteredNode node(NodeRecord found) {
    var node = found.getNode();
    return new RegisteredNode(
        new NodeId(node.getId()),
        Optional.of(node.getAccount()).filter(id -> !id.isEmpty()).map(AccountId::new),
        new Incarnation(found.getIncarnation()),
        node.getPublicKey(),
        node.hasKeyExpireTime()
            ? Optional.of(WireTime.instant(node.getKeyExpireTime()))
            : Optional.empty());
  }
}
