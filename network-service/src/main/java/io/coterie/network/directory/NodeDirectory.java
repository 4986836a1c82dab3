package io.coterie.network.directory;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.google.common.collect.Lists;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.GetOpennessRequest;
import io.coterie.registry.v1.ListNodesOfAccountRequest;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceBlockingStub;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks registry-service about nodes. Not to be used inside a transaction. */
public final class NodeDirectory {
  private static final int BATCH = 1000;

  private final Peers peers;

  @Inject
  NodeDirectory(Peers peers) {
    this.peers = peers;
  }

  /** Those of the nodes that are registered. */
  public Map<NodeId, NodeFacts> find(Collection<NodeId> ids) {
    return Lists.partition(ids.stream().map(NodeId::text).distinct().toList(), BATCH).stream()
        .flatMap(batch -> get(BatchGetNodesRequest.newBuilder().addAllIds(batch)).stream())
        .collect(toMap(NodeFacts::id, identity()));
  }

  public Optional<NodeFacts> find(NodeId id) {
    return get(BatchGetNodesRequest.newBuilder().addIds(id.text())).stream().findFirst();
  }

  public Optional<NodeFacts> find(NodeNumber number) {
    return get(BatchGetNodesRequest.newBuilder().addNumbers(number.unsigned())).stream()
        .findFirst();
  }

  /** An account's registered nodes. */
  public Collection<NodeFacts> ofAccount(AccountId account) {
    var ids =
        registry()
            .listNodesOfAccount(
                ListNodesOfAccountRequest.newBuilder().setAccount(account.text()).build())
            .getIdsList();
    return find(ids.stream().map(NodeId::new).toList()).values();
  }

  /** How open a node is to another. */
  public Openness openness(NodeId source, NodeId target) {
    var answer =
        registry()
            .getOpenness(
                GetOpennessRequest.newBuilder()
                    .setSourceNode(source.text())
                    .setTargetNode(target.text())
                    .build());
    return new Openness(
        answer.getPresent(),
        answer.getOnBackbone(),
        answer.getOnBackbone() && (answer.getIsPublic() || answer.getTrusted()));
  }

  private List<NodeFacts> get(BatchGetNodesRequest.Builder request) {
    return registry().batchGetNodes(request.build()).getNodesList().stream()
        .map(NodeFacts::of)
        .toList();
  }

  private NodeDirectoryServiceBlockingStub registry() {
    return NodeDirectoryServiceGrpc.newBlockingStub(peers.to(ServiceName.REGISTRY));
  }
}
