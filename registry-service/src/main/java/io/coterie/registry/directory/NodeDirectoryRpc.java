package io.coterie.registry.directory;

import static io.coterie.platform.rpc.Rpc.reply;

import com.google.protobuf.Duration;
import io.coterie.platform.failure.PlatformFailure.FieldsInvalid;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.id.NodeNumber;
import io.coterie.platform.keys.SigningKeys;
import io.coterie.registry.node.NodeDirectory;
import io.coterie.registry.node.NodeProto;
import io.coterie.registry.v1.BatchGetNodesRequest;
import io.coterie.registry.v1.BatchGetNodesResponse;
import io.coterie.registry.v1.GetGrantKeySetRequest;
import io.coterie.registry.v1.GetGrantKeySetResponse;
import io.coterie.registry.v1.GetNodeCountsRequest;
import io.coterie.registry.v1.GetNodeCountsResponse;
import io.coterie.registry.v1.GetOpennessRequest;
import io.coterie.registry.v1.GetOpennessResponse;
import io.coterie.registry.v1.ListNodesOfAccountRequest;
import io.coterie.registry.v1.ListNodesOfAccountResponse;
import io.coterie.registry.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceImplBase;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** NodeDirectoryService, from the wire to the domain and back. */
final class NodeDirectoryRpc extends NodeDirectoryServiceImplBase {
  private final NodeDirectory directory;
  private final Openness openness;
  private final SigningKeys grantKeys;
  private final Clock clock;

  @Inject
  NodeDirectoryRpc(NodeDirectory directory, Openness openness, SigningKeys grantKeys, Clock clock) {
    this.directory = directory;
    this.openness = openness;
    this.grantKeys = grantKeys;
    this.clock = clock;
  }

  @Override
  public void batchGetNodes(
      BatchGetNodesRequest request, StreamObserver<BatchGetNodesResponse> out) {
    // what is no id or no number names nothing that exists
    var ids = request.getIdsList().stream().filter(NodeId::matches).map(NodeId::new).toList();
    var numbers =
        request.getNumbersList().stream()
            .map(Integer::toUnsignedLong)
            .filter(number -> number >= 1 && number <= NodeNumber.MAX)
            .map(NodeNumber::new)
            .toList();
    var now = clock.instant();
    reply(
        out,
        BatchGetNodesResponse.newBuilder()
            .addAllNodes(
                directory.batch(ids, numbers).stream()
                    .map(node -> NodeProto.record(node, now))
                    .toList())
            .build());
  }

  @Override
  public void getOpenness(GetOpennessRequest request, StreamObserver<GetOpennessResponse> out) {
    // what is no id names nothing that exists
    var degree =
        NodeId.matches(request.getSourceNode()) && NodeId.matches(request.getTargetNode())
            ? openness.of(new NodeId(request.getSourceNode()), new NodeId(request.getTargetNode()))
            : Optional.<Openness.Degree>empty();
    reply(
        out,
        GetOpennessResponse.newBuilder()
            .setPresent(degree.isPresent())
            .setOnBackbone(degree.filter(Openness.Degree::onBackbone).isPresent())
            .setIsPublic(degree.filter(Openness.Degree::isPublic).isPresent())
            .setTrusted(degree.filter(Openness.Degree::isTrusted).isPresent())
            .build());
  }

  @Override
  public void getGrantKeySet(
      GetGrantKeySetRequest request, StreamObserver<GetGrantKeySetResponse> out) {
    reply(
        out,
        GetGrantKeySetResponse.newBuilder()
            .setJwks(grantKeys.published().toString())
            .setMaxAge(Duration.newBuilder().setSeconds(SigningKeys.PUBLISHED_FOR.toSeconds()))
            .build());
  }

  @Override
  public void getNodeCounts(
      GetNodeCountsRequest request, StreamObserver<GetNodeCountsResponse> out) {
    var counts = directory.counts(clock.instant());
    reply(
        out,
        GetNodeCountsResponse.newBuilder()
            .setNodes(counts.registered())
            .setOnlineNodes(counts.online())
            .build());
  }

  @Override
  public void listNodesOfAccount(
      ListNodesOfAccountRequest request, StreamObserver<ListNodesOfAccountResponse> out) {
    if (!AccountId.matches(request.getAccount())) {
      throw FieldsInvalid.of("account", "is not the id of an account").exception();
    }
    reply(
        out,
        ListNodesOfAccountResponse.newBuilder()
            .addAllIds(
                directory.ofAccount(new AccountId(request.getAccount())).stream()
                    .map(NodeId::text)
                    .toList())
            .build());
  }
}
