package io.coterie.auth.peer;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.google.common.collect.Lists;
import io.coterie.auth.wire.WireTime;
import io.coterie.platform.failure.PlatformFailure.DependencyDown;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceBlockingStub;
import io.coterie.registry.v1.NodeRecord;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks registry-service, which owns nodes; nothing is remembered. */
public final class Nodes {
  /** The most that the contract takes in one question. */
  private static final int BATCH = 1_000;

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
    return ask(stub(), List.of(id)).filter(node -> node.id().equals(id)).findFirst();
  }

  /**
   * Those of the nodes that are registered, all asked for at once.
   *
   * @throws io.coterie.platform.failure.FailureException DEPENDENCY_DOWN, if it can't be said soon
   */
  public Map<NodeId, RegisteredNode> find(Set<NodeId> ids) {
    var soon = stub().withDeadlineAfter(Memberships.SOON.toMillis(), TimeUnit.MILLISECONDS);
    return Lists.partition(List.copyOf(ids), BATCH).stream()
        .flatMap(batch -> ask(soon, batch))
        .collect(toUnmodifiableMap(RegisteredNode::id, node -> node));
  }

  private static Stream<RegisteredNode> ask(
      NodeDirectoryServiceBlockingStub stub, List<NodeId> ids) {
    var request = BatchGetNodesRequest.newBuilder();
    ids.forEach(id -> request.addIds(id.text()));
    try {
      return stub.batchGetNodes(request.build()).getNodesList().stream().map(Nodes::node);
    } catch (StatusRuntimeException e) {
      throw new DependencyDown("registry-service").exception();
    }
  }

  private NodeDirectoryServiceBlockingStub stub() {
    return NodeDirectoryServiceGrpc.newBlockingStub(peers.to(ServiceName.REGISTRY));
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
