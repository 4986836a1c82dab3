package io.coterie.network.reach;

import static io.coterie.platform.rpc.Rpc.reply;

import io.coterie.network.failure.NetworkReason;
import io.coterie.network.policy.PolicyProto;
import io.coterie.network.v1.AccessServiceGrpc.AccessServiceImplBase;
import io.coterie.network.v1.CheckAccessRequest;
import io.coterie.network.v1.CheckAccessResponse;
import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.network.v1.WatchAccessResponse;
import io.coterie.network.watch.AccessWatches;
import io.coterie.platform.call.Call;
import io.coterie.platform.id.NetworkId;
import io.coterie.platform.id.NodeId;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Inject;

/** AccessService: between messages and decisions. */
final class AccessRpc extends AccessServiceImplBase {
  private final AccessDecision decision;
  private final AccessWatches watches;

  @Inject
  AccessRpc(AccessDecision decision, AccessWatches watches) {
    this.decision = decision;
    this.watches = watches;
  }

  @Override
  public void checkAccess(CheckAccessRequest request, StreamObserver<CheckAccessResponse> out) {
    var verdict =
        decision.check(
            Call.current().caller(),
            node(request.getSourceNode()),
            node(request.getTargetNode()),
            request.getNetwork(),
            new Traffic(PolicyProto.protocol(request.getProtocol()), request.getPort()));
    reply(
        out,
        CheckAccessResponse.newBuilder()
            .setAllowed(verdict.isAllowed())
            .setNetwork(verdict.network().map(NetworkId::text).orElse(""))
            .build());
  }

  @Override
  public void watchAccess(WatchAccessRequest request, StreamObserver<WatchAccessResponse> out) {
    watches.inbound(Call.current().caller(), request.getResumeToken(), out);
  }

  /** What looks like an id, but none was ever made so, names no node. */
  private static NodeId node(String text) {
    if (!NodeId.matches(text)) {
      throw NetworkReason.NODE_NOT_FOUND.exception();
    }
    return new NodeId(text);
  }
}
