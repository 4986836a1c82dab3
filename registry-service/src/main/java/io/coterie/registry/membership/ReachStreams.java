package io.coterie.registry.membership;

import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.WatchReachableRequest;
import io.coterie.platform.id.NodeId;
import io.coterie.platform.identity.Caller.NetworkBinding;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.Peers;
import jakarta.inject.Inject;
import java.util.Optional;

/** Follows whom nodes may reach in their networks, as network-service tells it. */
public final class ReachStreams {
  private final Peers peers;

  @Inject
  ReachStreams(Peers peers) {
    this.peers = peers;
  }

  /**
   * Makes a stream; it brings nothing before {@link #start}, so that its sink can be told of it.
   */
  public ReachStream create(ReachStream.Sink sink) {
    return new ReachStream(sink);
  }

  /**
   * Starts a stream; it ends with the call that is being served.
   *
   * @param binding the only membership that it is about
   * @param resumeToken empty: with a snapshot
   */
  public void start(
      ReachStream stream, NodeId node, Optional<NetworkBinding> binding, String resumeToken) {
    var request =
        WatchReachableRequest.newBuilder().setNode(node.text()).setResumeToken(resumeToken);
    binding.ifPresent(bound ->
        request.setNetwork(bound.network().text()).setIncarnation(bound.incarnation().text()));
    MembershipServiceGrpc.newStub(peers.to(ServiceName.NETWORK))
        .watchReachable(request.build(), stream.observer());
  }
}
