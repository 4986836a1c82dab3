package io.coterie.network;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.BatchGetNodesResponse;
import io.coterie.registry.v1.GetOpennessRequest;
import io.coterie.registry.v1.GetOpennessResponse;
import io.coterie.registry.v1.ListNodesOfAccountRequest;
import io.coterie.registry.v1.ListNodesOfAccountResponse;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceImplBase;
import io.coterie.registry.v1.NodeRecord;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.registry.v1.Presence;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The registry's nodes, as the test says they are. */
final class FakeRegistry extends NodeDirectoryServiceImplBase {
  private static final int FIRST_NUMBER = 685;

  private final Map<String, NodeRecord> nodes = new ConcurrentHashMap<>();
  private final Set<Set<String>> trusted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger(FIRST_NUMBER);

  /** A registered node, offline. */
  NodeRecord register(String account, String hostname) {
    return register(account, hostname, numbers.getAndIncrement());
  }

  /** One that has no number here. */
  NodeRecord registerOffBackbone(String account) {
    return register(account, "", 0);
  }

  private NodeRecord register(String account, String hostname, int number) {
    var record =
        NodeRecord.newBuilder()
            .setNode(
                Node.newBuilder()
                    .setId(NodeId.random().text())
                    .setNumber(number)
                    .setAccount(account)
                    .setHostname(hostname)
                    .setPublicKey(freshKey())
                    .setPresence(Presence.PRESENCE_OFFLINE))
            .setVersion(1)
            .setIncarnation(Incarnation.random().text())
            .build();
    nodes.put(record.getNode().getId(), record);
    return record;
  }

  /** Some node's public key; nobody looks whether it is one. */
  static ByteString freshKey() {
    var key = new byte[32];
    ThreadLocalRandom.current().nextBytes(key);
    return ByteString.copyFrom(key);
  }

  /** Changes a node and its version. */
  NodeRecord change(String id, Consumer<Node.Builder> change) {
    var changed = requireNonNull(nodes.get(id)).toBuilder();
    change.accept(changed.getNodeBuilder());
    var record = changed.setVersion(changed.getVersion() + 1).build();
    nodes.put(id, record);
    return record;
  }

  void goOnline(String id, String... endpoints) {
    var _ =
        change(
            id,
            node -> {
              node.setPresence(Presence.PRESENCE_ONLINE);
              for (var endpoint : endpoints) {
                node.addEndpoints(endpoint);
              }
            });
  }

  /** Two nodes shake hands. */
  void trust(String one, String another) {
    trusted.add(Set.of(one, another));
  }

  /** They part. */
  void distrust(String one, String another) {
    trusted.remove(Set.of(one, another));
  }

  /** Whether two nodes trust each other. */
  boolean isTrusted(String one, String another) {
    return trusted.contains(pair(one, another));
  }

  /** A node as it is now. */
  NodeRecord present(String id) {
    return requireNonNull(nodes.get(id));
  }

  @Override
  public void getOpenness(GetOpennessRequest request, StreamObserver<GetOpennessResponse> out) {
    var target = nodes.get(request.getTargetNode());
    var response = GetOpennessResponse.newBuilder();
    if (target != null && nodes.containsKey(request.getSourceNode())) {
      response
          .setPresent(true)
          .setOnBackbone(
              Stream.of(target, requireNonNull(nodes.get(request.getSourceNode())))
                  .allMatch(node -> node.getNode().getNumber() != 0))
          .setIsPublic(target.getNode().getVisibility() == NodeVisibility.NODE_VISIBILITY_PUBLIC)
          .setTrusted(trusted.contains(pair(request.getSourceNode(), request.getTargetNode())));
    }
    out.onNext(response.build());
    out.onCompleted();
  }

  private static Set<String> pair(String one, String another) {
    return one.equals(another) ? Set.of(one) : Set.of(one, another);
  }

  /** Ends a node; its record as it was. */
  NodeRecord deregister(String id) {
    return requireNonNull(nodes.remove(id));
  }

  /** Registers a node that had ended. */
  NodeRecord registerAgain(NodeRecord before) {
    var record = before.toBuilder().setIncarnation(Incarnation.random().text()).build();
    nodes.put(record.getNode().getId(), record);
    return record;
  }

  @Override
  public void batchGetNodes(
      BatchGetNodesRequest request, StreamObserver<BatchGetNodesResponse> out) {
    var response = BatchGetNodesResponse.newBuilder();
    for (var node : nodes.values()) {
      if (request.getIdsList().contains(node.getNode().getId())
          || request.getNumbersList().contains(node.getNode().getNumber())) {
        response.addNodes(node);
      }
    }
    out.onNext(response.build());
    out.onCompleted();
  }

  @Override
  public void listNodesOfAccount(
      ListNodesOfAccountRequest request, StreamObserver<ListNodesOfAccountResponse> out) {
    var response = ListNodesOfAccountResponse.newBuilder();
    nodes.values().stream()
        .filter(node -> node.getNode().getAccount().equals(request.getAccount()))
        .forEach(node -> response.addIds(node.getNode().getId()));
    out.onNext(response.build());
    out.onCompleted();
  }
}
