package io.coterie.sdk.agent.control;

import io.coterie.registry.v1.ResolveBatchRequest;
import io.coterie.registry.v1.ResolveRequest;
import io.coterie.registry.v1.ResolveResponse;
import io.coterie.relay.wire.MalformedFrameException;
import io.coterie.relay.wire.grant.SignedGrant;
import io.coterie.sdk.ApiFailure;
import io.coterie.sdk.agent.tls.PinnedKey;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves by {@code ResolveService.Resolve}. */
final class HubResolver implements Resolver {
  private final Hub hub;

  HubResolver(Hub hub) {
    this.hub = hub;
  }

  @Override
  public ResolvedPeer resolve(String target) throws IOException {
    var request = ResolveRequest.newBuilder().setTarget(target).build();
    try {
      return peer(hub.call(client -> client.resolver().resolve(request)));
    } catch (IOException e) {
      if (e.getCause() instanceof StatusRuntimeException refusal
          && ApiFailure.of(refusal).is("NODE_NOT_FOUND")) {
        throw new UnknownPeerException(target);
      }
      throw e;
    }
  }

  @Override
  public List<Optional<ResolvedPeer>> resolveAll(List<String> targets) throws IOException {
    var request = ResolveBatchRequest.newBuilder().addAllTargets(targets).build();
    var results = hub.call(client -> client.resolver().resolveBatch(request)).getResultsList();
    if (results.size() != targets.size()) {
      throw new IOException("the hub answers other questions than it was asked");
    }
    var peers = new ArrayList<Optional<ResolvedPeer>>();
    for (var result : results) {
      peers.add(result.hasResolved() ? Optional.of(peer(result.getResolved())) : Optional.empty());
    }
    return peers;
  }

  private static ResolvedPeer peer(ResolveResponse answer) throws IOException {
    try {
      var grant = SignedGrant.parse(answer.getFlowGrant().toByteArray());
      return new ResolvedPeer(
          answer.getNode(),
          grant.grant().dialled(),
          new PinnedKey(answer.getPublicKey()),
          answer.getEndpointsList().stream()
              .map(HubResolver::endpoint)
              .flatMap(Optional::stream)
              .toList(),
          grant,
          Instant.ofEpochSecond(
              answer.getValidUntil().getSeconds(), answer.getValidUntil().getNanos()));
    } catch (MalformedFrameException e) {
      throw new IOException("the hub gave no grant: is this a node's credential?", e);
    }
  }

  /** {@code ip:port}; empty for one that this version does not understand. */
  static Optional<InetSocketAddress> endpoint(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return Optional.of(
          new InetSocketAddress(
              InetAddress.ofLiteral(text.substring(0, Math.max(colon, 0))),
              Integer.parseInt(text.substring(colon + 1))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
