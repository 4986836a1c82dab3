package io.coterie.registry.node;

import static io.coterie.platform.rpc.Rpc.reply;

import com.google.protobuf.Duration;
import io.coterie.platform.call.Call;
import io.coterie.platform.db.Answer;
import io.coterie.platform.db.PageSize;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller;
import io.coterie.registry.entry.EntryProto;
import io.coterie.registry.presence.Heartbeats;
import io.coterie.registry.proof.Challenges;
import io.coterie.registry.proof.Deployment;
import io.coterie.registry.proof.NodeKey;
import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.registry.v1.CreateChallengeResponse;
import io.coterie.registry.v1.DeregisterNodeRequest;
import io.coterie.registry.v1.DeregisterNodeResponse;
import io.coterie.registry.v1.GetNodeRequest;
import io.coterie.registry.v1.GetNodeResponse;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.HeartbeatResponse;
import io.coterie.registry.v1.ListNodesRequest;
import io.coterie.registry.v1.ListNodesResponse;
import io.coterie.registry.v1.RegisterNodeRequest;
import io.coterie.registry.v1.RegisterNodeResponse;
import io.coterie.registry.v1.RegistryServiceGrpc.RegistryServiceImplBase;
import io.coterie.registry.v1.RotateKeyRequest;
import io.coterie.registry.v1.RotateKeyResponse;
import io.coterie.registry.v1.UpdateNodeRequest;
import io.coterie.registry.v1.UpdateNodeResponse;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.time.Clock;

/** RegistryService, from the wire to the domain and back. */
final class RegistryRpc extends RegistryServiceImplBase {
  private final Challenges challenges;
  private final Deployment deployment;
  private final Registrations registrations;
  private final Nodes nodes;
  private final NodeUpdates updates;
  private final KeyRotations rotations;
  private final Heartbeats heartbeats;
  private final Clock clock;

  @Inject
  RegistryRpc(
      Challenges challenges,
      Deployment deployment,
      Registrations registrations,
      Nodes nodes,
      NodeUpdates updates,
      KeyRotations rotations,
      Heartbeats heartbeats,
      Clock clock) {
    this.challenges = challenges;
    this.deployment = deployment;
    this.registrations = registrations;
    this.nodes = nodes;
    this.updates = updates;
    this.rotations = rotations;
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  @Override
  public void createChallenge(
      CreateChallengeRequest request, StreamObserver<CreateChallengeResponse> out) {
    var challenge = challenges.create(new NodeKey(request.getPublicKey()));
    reply(
        out,
        CreateChallengeResponse.newBuilder()
            .setChallenge(challenge.bytes())
            .setExpireTime(NodeProto.timestamp(challenge.end()))
            .setDeployment(deployment.name())
            .build());
  }

  @Override
  public void registerNode(RegisterNodeRequest request, StreamObserver<RegisterNodeResponse> out) {
    var name = deployment.name();
    Answer<Registered, RegisterNodeResponse> answer =
        Answer.of(
            RegisterNodeResponse.getDefaultInstance(),
            registered ->
                RegisterNodeResponse.newBuilder()
                    .setNetwork(registered.network().map(NetworkId::text).orElse(""))
                    .setNode(NodeProto.node(registered.node(), true, clock.instant()))
                    .setCreated(registered.created())
                    .setDeployment(name)
                    .addAllNetworkResults(
                        registered.entries().stream().map(EntryProto::result).toList())
                    .build());
    reply(out, registrations.register(caller(), RegistryRequests.registration(request), answer));
  }

  @Override
  public void getNode(GetNodeRequest request, StreamObserver<GetNodeResponse> out) {
    var node = nodes.visible(caller(), NodeRef.parse(request.getNode()));
    reply(out, GetNodeResponse.newBuilder().setNode(seen(node)).build());
  }

  @Override
  public void listNodes(ListNodesRequest request, StreamObserver<ListNodesResponse> out) {
    var page = nodes.own(caller(), PageSize.of(request.getPageSize()), request.getPageToken());
    reply(
        out,
        ListNodesResponse.newBuilder()
            .addAllNodes(page.map(this::seen).items())
            .setNextPageToken(page.nextToken())
            .build());
  }

  @Override
  public void updateNode(UpdateNodeRequest request, StreamObserver<UpdateNodeResponse> out) {
    Answer<Node, UpdateNodeResponse> answer =
        Answer.of(
            UpdateNodeResponse.getDefaultInstance(),
            node -> UpdateNodeResponse.newBuilder().setNode(seen(node)).build());
    reply(
        out,
        updates.update(
            caller(), NodeRef.parse(request.getNode()), RegistryRequests.change(request), answer));
  }

  @Override
  public void rotateKey(RotateKeyRequest request, StreamObserver<RotateKeyResponse> out) {
    Answer<Node, RotateKeyResponse> answer =
        Answer.of(
            RotateKeyResponse.getDefaultInstance(),
            node -> RotateKeyResponse.newBuilder().setNode(seen(node)).build());
    reply(
        out,
        rotations.rotate(
            caller(), new NodeId(request.getNode()), RegistryRequests.rotation(request), answer));
  }

  @Override
  public void deregisterNode(
      DeregisterNodeRequest request, StreamObserver<DeregisterNodeResponse> out) {
    Answer<Node, DeregisterNodeResponse> answer =
        Answer.of(
            DeregisterNodeResponse.getDefaultInstance(),
            node -> DeregisterNodeResponse.getDefaultInstance());
    reply(out, registrations.deregister(caller(), NodeRef.parse(request.getNode()), answer));
  }

  @Override
  public void heartbeat(HeartbeatRequest request, StreamObserver<HeartbeatResponse> out) {
    var call = Call.current();
    var lasts =
        heartbeats.beat(
            ((Caller.NodeCaller) call.caller()).node(),
            RegistryRequests.beat(request),
            call.sourceAddress());
    reply(
        out,
        HeartbeatResponse.newBuilder()
            .setLease(
                Duration.newBuilder().setSeconds(lasts.getSeconds()).setNanos(lasts.getNano()))
            .setObservedAddress(call.sourceAddress())
            .build());
  }

  private io.coterie.registry.v1.Node seen(Node node) {
    return NodeProto.node(node, NodeSight.knowsAccount(caller(), node), clock.instant());
  }

  private static Caller caller() {
    return Call.current().caller();
  }
}
