package io.coterie.registry.resolve;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.platform.call.Call;
import io.coterie.platform.id.Hostname;
import io.coterie.registry.node.NodeProto;
import io.coterie.registry.v1.ResolveBatchRequest;
import io.coterie.registry.v1.ResolveBatchResponse;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.registry.v1.ResolveResult;
import io.coterie.registry.v1.ResolveServiceGrpc.ResolveServiceImplBase;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;
import java.time.Clock;

/** ResolveService, from the wire to the domain and back. */
final class ResolveRpc extends ResolveServiceImplBase {
  private final Resolver resolver;
  private final Clock clock;

  @Inject
  ResolveRpc(Resolver resolver, Clock clock) {
    this.resolver = resolver;
    this.clock = clock;
  }

  @Override
  public void resolve(ResolveRequest request, StreamObserver<ResolveResponse> out) {
    var caller = Call.current().caller();
    var target = Target.parse(request.getTarget());
    var scope = Scope.of(caller, request.getNetwork(), target);
    reply(out, response(resolver.resolve(caller, target, scope)));
  }

  @Override
  public void resolveBatch(ResolveBatchRequest request, StreamObserver<ResolveBatchResponse> out) {
    var caller = Call.current().caller();
    var response = ResolveBatchResponse.newBuilder();
    for (var text : request.getTargetsList()) {
      var target = Target.parse(text);
      var scope = Scope.of(caller, request.getNetwork(), target);
      var result = ResolveResult.newBuilder();
      resolver.find(caller, target, scope).map(this::response).ifPresent(result::setResolved);
      response.addResults(result);
    }
    reply(out, response.build());
  }

  private ResolveResponse response(Resolved resolved) {
    var node = resolved.node();
    var now = clock.instant();
    return ResolveResponse.newBuilder()
        .setNode(node.id().text())
        .setNumber(node.number().unsigned())
        .setAddress(resolved.address().toString())
        .setHostname(node.profile().hostname().map(Hostname::text).orElse(""))
        .setPublicKey(node.credential().key().raw())
        .addAllEndpoints(NodeProto.endpoints(node, now))
        .setPresence(NodeProto.presence(node, now))
        .build();
  }
}
