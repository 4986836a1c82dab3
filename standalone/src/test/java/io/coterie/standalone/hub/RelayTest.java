package io.coterie.standalone.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.JoinRule;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.network.v1.Network;
import io.coterie.registry.v1.HeartbeatRequest;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.relay.v1.ListRelaysRequest;
import io.coterie.relay.v1.Relay;
import io.coterie.relay.v1.RelayServiceGrpc;
import io.coterie.relay.v1.TunnelRequest;
import io.coterie.relay.v1.TunnelResponse;
import io.coterie.relay.wire.Reason;
import io.coterie.relay.wire.frame.Close;
import io.coterie.relay.wire.frame.Open;
import io.coterie.relay.wire.frame.Opened;
import io.coterie.relay.wire.frame.Refused;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.Registration;
import io.coterie.standalone.hub.TestHub.Account;
import io.coterie.testing.Refusal;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The hub's own relay: found, bound to and revoked through the whole hub, over UDP and the tunnel.
 */
class RelayTest {
  @AutoClose private static final TestHub HUB = TestHub.start();

  private final Account alice = HUB.account();
  private final Network network = HUB.network(alice, JoinRule.JOIN_RULE_OPEN);

  @Test
  void relayIsListedWithWhereItListens() {
    await().until(() -> !relays().isEmpty());
    assertThat(relays())
        .singleElement()
        .satisfies(relay -> {
          assertThat(relay.getEndpointsList()).singleElement().asString().startsWith("127.0.0.1:");
          assertThat(relay.getTunnel()).isTrue();
          assertThat(relay.getDraining()).isFalse();
        });
  }

  @Test
  void flowIsOpenedByAGrantAndCutWhenTheMemberLeaves() throws Exception {
    var source = member();
    var target = member();
    var name = home(target);
    try (var sourcePath = new UdpPath(endpoint());
        var targetPath = new UdpPath(endpoint())) {
      var sourceAgent = new RelayAgent(source.client(), sourcePath::send);
      sourcePath.listen(sourceAgent::heard);
      sourceAgent.bind();
      var targetAgent = new RelayAgent(target.client(), targetPath::send);
      targetPath.listen(targetAgent::heard);
      targetAgent.bind();

      var resolved =
          source
              .client()
              .resolver()
              .resolve(
                  ResolveRequest.newBuilder()
                      .setTarget(target.id())
                      .setNetwork(network.getId())
                      .build());
      assertThat(resolved.getHomeRelay()).isEqualTo(name);
      var grant = resolved.getFlowGrant().toByteArray();
      // until the relay has read what is void
      await()
          .untilAsserted(() -> {
            sourceAgent.say(new Open(1, 0, grant));
            assertThat(sourceAgent.last(Opened.class))
                .as("refused with %s", sourceAgent.last(Refused.class))
                .isPresent();
          });

      var _ =
          target
              .client()
              .members()
              .leaveNetwork(LeaveNetworkRequest.newBuilder().setNetwork(network.getId()).build());
      await()
          .until(() ->
              sourceAgent
                  .last(Close.class)
                  .filter(close -> close.reason() == Reason.REVOKED)
                  .isPresent());
      sourceAgent.say(new Open(2, 0, grant));
      await()
          .until(() ->
              sourceAgent
                  .last(Refused.class)
                  .filter(refused -> refused.reason() == Reason.REVOKED)
                  .isPresent());
    }
  }

  @Test
  void sessionEndsWhenTheNodesKeyIsReplaced() throws Exception {
    await().until(() -> !relays().isEmpty());
    var node = HUB.node(alice);
    var client = Sessions.of(HUB, node);
    try (var path = new UdpPath(endpoint())) {
      var agent = new RelayAgent(client, path::send);
      path.listen(agent::heard);
      agent.bind();

      var _ =
          new Registration(client)
              .rotate(node.id(), node.key(), NodeKey.generate(), Optional.empty());

      await().until(() -> agent.last(Close.class).isPresent());
      assertThat(agent.last(Close.class)).contains(new Close(0, Reason.REVOKED));
    }
  }

  @Test
  void nodeBindsThroughTheTunnelOfTheRelayThatItNames() {
    var node = member();
    var name = home(node);
    for (var header : List.of(new Metadata(), naming(name))) {
      var fromRelay = new CompletableFuture<RelayAgent>();
      var tunnel = tunnel(node.client(), header, fromRelay);
      var agent = new RelayAgent(node.client(), frame -> tunnel.onNext(frames(frame)));
      fromRelay.complete(agent);
      agent.bind();
      tunnel.onCompleted();
    }
  }

  @Test
  void tunnelToNoRelayIsRefused() {
    var node = member();
    var call = RelayServiceGrpc.newBlockingV2Stub(node.client().channel());
    var stub =
        call.withCallCredentials(credentials(node.client()))
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(naming("nowhere")));
    var status = catchThrowableOfType(StatusException.class, () -> stub.tunnel().read());
    assertThat(Refusal.of(new StatusRuntimeException(status.getStatus(), status.getTrailers())))
        .extracting(Refusal::reason)
        .isEqualTo("TUNNEL_NOT_FOUND");
  }

  /** A node in the network, and a client that acts as it. */
  private record Member(String id, CoterieClient client) {}

  private Member member() {
    var node = HUB.node(alice);
    var client = Sessions.of(HUB, node);
    var _ =
        client
            .members()
            .joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(network.getId()).build());
    return new Member(node.id(), client);
  }

  /** Makes the hub's relay a node's home; the relay's name. */
  private static String home(Member node) {
    await().until(() -> !relays().isEmpty());
    var name = relays().getFirst().getName();
    var _ =
        node.client()
            .registry()
            .heartbeat(HeartbeatRequest.newBuilder().setHomeRelay(name).build());
    return name;
  }

  private static List<Relay> relays() {
    return HUB.operator()
        .relays()
        .listRelays(ListRelaysRequest.getDefaultInstance())
        .getRelaysList();
  }

  private static InetSocketAddress endpoint() {
    var text = relays().getFirst().getEndpoints(0);
    int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static CallCredentials credentials(CoterieClient node) {
    return requireNonNull(node.relays().getCallOptions().getCredentials());
  }

  private static Metadata naming(String relay) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of("coterie-relay", Metadata.ASCII_STRING_MARSHALLER), relay);
    return headers;
  }

  private static TunnelRequest frames(byte[] frame) {
    return TunnelRequest.newBuilder().addFrames(ByteString.copyFrom(frame)).build();
  }

  private static StreamObserver<TunnelRequest> tunnel(
      CoterieClient node, Metadata headers, CompletableFuture<RelayAgent> agent) {
    return RelayServiceGrpc.newStub(node.channel())
        .withCallCredentials(credentials(node))
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .tunnel(
            new StreamObserver<>() {
              @Override
              public void onNext(TunnelResponse response) {
                response.getFramesList().forEach(frame -> agent.join().heard(frame.toByteArray()));
              }

              @Override
              public void onError(Throwable thrown) {
                agent.completeExceptionally(new CompletionException(thrown));
              }

              @Override
              public void onCompleted() {}
            });
  }
}
