package io.coterie.sdk.agent.control;

import io.coterie.network.v1.WatchAccessRequest;
import io.coterie.registry.v1.WatchPeersRequest;
import io.coterie.sdk.node.NodeSession;

/** What an agent asks, asked of a hub's API. */
public final class HubControl {
  private HubControl() {}

  /** A node's. */
  public static ControlPlane of(NodeSession session) {
    var hub = new Hub(session);
    return new ControlPlane(
        new HubResolver(hub),
        (token, listener) ->
            hub.follow(
                client ->
                    client
                        .access()
                        .watchAccess(WatchAccessRequest.newBuilder().setResumeToken(token).build()),
                listener),
        (token, listener) ->
            hub.follow(
                client ->
                    client
                        .resolver()
                        .watchPeers(WatchPeersRequest.newBuilder().setResumeToken(token).build()),
                listener),
        new HubTickets(hub),
        new HubPresence(hub),
        new HubGrantKeys(hub));
  }
}
