package io.coterie.auth;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.coterie.platform.id.Incarnation;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Ed25519;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.BatchGetNodesResponse;
import io.coterie.registry.v1.GetNodeCountsRequest;
import io.coterie.registry.v1.GetNodeCountsResponse;
import io.coterie.registry.v1.Node;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceImplBase;
import io.coterie.registry.v1.NodeRecord;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** registry-service as far as auth-service sees it; nodes are set by the test. */
final class FakeRegistry extends NodeDirectoryServiceImplBase {
  volatile GetNodeCountsResponse counts = GetNodeCountsResponse.getDefaultInstance();
  volatile boolean down;
  private final Map<String, NodeRecord> nodes = new ConcurrentHashMap<>();

  /**
   * Registers a node.
   *
   * @param account its account's id; empty: none
   */
  NodeRecord register(String account, PublicKey key) {
    var id = NodeId.random().text();
    var record =
        NodeRecord.newBuilder()
            .setIncarnation(Incarnation.random().text())
            .setNode(
                Node.newBuilder()
                    .setId(id)
                    .setAccount(account)
                    .setPublicKey(ByteString.copyFrom(Ed25519.raw(key))))
            .build();
    nodes.put(id, record);
    return record;
  }

  void deregister(String id) {
    nodes.remove(id);
  }

  void registerAgain(String id, NodeRecord before) {
    nodes.put(id, before.toBuilder().setIncarnation(Incarnation.random().text()).build());
  }

  void giveTo(String id, String account) {
    change(id, node -> node.setAccount(account));
  }

  void rotateKey(String id, PublicKey key) {
    change(id, node -> node.setPublicKey(ByteString.copyFrom(Ed25519.raw(key))));
  }

  void expireKey(String id, Instant at) {
    change(
        id,
        node ->
            node.setKeyExpireTime(Timestamp.newBuilder().setSeconds(at.getEpochSecond()).build()));
  }

  @Override
  public void batchGetNodes(
      BatchGetNodesRequest request, StreamObserver<BatchGetNodesResponse> out) {
    if (down) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    var found = request.getIdsList().stream().map(nodes::get).filter(Objects::nonNull).toList();
    out.onNext(BatchGetNodesResponse.newBuilder().addAllNodes(found).build());
    out.onCompleted();
  }

  @Override
  public void getNodeCounts(
      GetNodeCountsRequest request, StreamObserver<GetNodeCountsResponse> out) {
    if (down) {
      out.onError(Status.UNAVAILABLE.asRuntimeException());
      return;
    }
    out.onNext(counts);
    out.onCompleted();
  }

  private void change(String id, java.util.function.Consumer<Node.Builder> change) {
    nodes.computeIfPresent(
        id,
        (_, record) -> {
          var changed = record.toBuilder();
          change.accept(changed.getNodeBuilder());
          return changed.build();
        });
  }
}
