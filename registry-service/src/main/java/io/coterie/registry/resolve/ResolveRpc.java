package io.coterie.registry.resolve;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.platform.call.Call;
import io.coterie.platform.id.Hostname;
import io.coterie.platform.id.NetworkId;
import io.coterie.registry.node.NodeProto;
import io.coterie.registry.peers.PeerWatches;
import io.coterie.registry.presence.RelayName;
import io.coterie.registry.v1.ResolveBatchRequest;
import io.coterie.registry.v1.ResolveBatchResponse;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.registry.v1.ResolveResult;
import io.coterie.registry.v1.ResolveServiceGrpc.ResolveServiceImplBase;
import io.coterie.registry.v1.WatchPeersRequest;
import io.coterie.registry.v1.WatchPeersResponse;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.IntStream;

/** ResolveService, from the wire to the domain and back. */
final class ResolveRpc extends ResolveServiceImplBase {
  private final Resolver resolver;
  private final PeerWatches watches;
  private final Clock clock;

  @Inject
  ResolveRpc(Resolver resolver, PeerWatches watches, Clock clock) {
    this.resolver = resolver;
    this.watches = watches;
    this.clock = clock;
  }

  @Override
  public void resolve(ResolveRequest request, StreamObserver<ResolveResponse> out) {
    var caller = Call.current().caller();
    var target = Target.parse("target", request.getTarget());
    var scope = Scope.of(caller, request.getNetwork());
    reply(out, response(resolver.resolve(caller, target, scope)));
  }

  @Override
  public void resolveBatch(ResolveBatchRequest request, StreamObserver<ResolveBatchResponse> out) {
    var caller = Call.current().caller();
    var targets =
        IntStream.range(0, request.getTargetsCount())
            .mapToObj(i -> Target.parse("targets[" + i + "]", request.getTargets(i)))
            .toList();
    var scope = Scope.of(caller, request.getNetwork());
    reply(
        out,
        ResolveBatchResponse.newBuilder()
            .addAllResults(
                resolver.resolve(caller, targets, scope).stream().map(this::result).toList())
            .build());
  }

  @Override
  public void watchPeers(WatchPeersRequest request, StreamObserver<WatchPeersResponse> out) {
    watches.serve(Call.current().caller(), request.getResumeToken(), out);
  }

  private ResolveResult result(Optional<Resolved> resolved) {
    var result = ResolveResult.newBuilder();
    resolved.map(this::response).ifPresent(result::setResolved);
    return result.build();
  }

  private ResolveResponse response(Resolved resolved) {
    var reach = resolved.reach();
    var node = reach.node();
    var now = clock.instant();
    return ResolveResponse.newBuilder()
        .setNode(node.id().text())
        .setNumber(reach.address().node().unsigned())
        .setAddress(reach.address().toString())
        .setHostname(node.profile().hostname().map(Hostname::text).orElse(""))
        .setPublicKey(node.credential().key().raw())
        .addAllEndpoints(NodeProto.endpoints(node, now))
        .setPresence(NodeProto.presence(node, now))
        .addAllPorts(reach.ports().ranges())
        .setHomeRelay(NodeProto.homeRelay(node, now).map(RelayName::text).orElse(""))
        .setFlowGrant(resolved.grant())
        .setValidUntil(NodeProto.timestamp(resolved.end()))
        .setNetwork(reach.network().map(NetworkId::text).orElse(""))
        .build();
  }
}
