package io.coterie.bench.scale;

import io.coterie.network.v1.JoinNetworkRequest;
import io.coterie.network.v1.LeaveNetworkRequest;
import io.coterie.registry.v1.NodeVisibility;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeKey;
import io.coterie.sdk.node.NodeSession;
import io.coterie.sdk.node.Registration;
import java.time.Clock;

/**
 * A node of nobody's that calls.
 *
 * @param network the number of the filled network that it is in
 */
record Actor(NodeSession session, int network) {

  /** Registers one, and takes it into a network and into the crowd. */
  static Actor of(CoterieClient client, String hostname, int network) {
    var key = NodeKey.generate();
    var registered =
        new Registration(client)
            .register(key, "", hostname, NodeVisibility.NODE_VISIBILITY_PRIVATE);
    var session =
        new NodeSession(
            client,
            key,
            registered.getNode().getId(),
            registered.getDeployment(),
            Clock.systemUTC());
    var actor = new Actor(session, network);
    actor.join(Filled.network(network));
    actor.join(Filled.crowd());
    return actor;
  }

  CoterieClient client() {
    return session.client();
  }

  void join(String id) {
    var _ = client().members().joinNetwork(JoinNetworkRequest.newBuilder().setNetwork(id).build());
  }

  void leave(String id) {
    var _ =
        client().members().leaveNetwork(LeaveNetworkRequest.newBuilder().setNetwork(id).build());
  }
}
