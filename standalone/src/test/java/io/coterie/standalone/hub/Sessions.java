package io.coterie.standalone.hub;

import io.coterie.registry.v1.CreateChallengeRequest;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.node.NodeSession;
import java.time.Clock;

/** Logs nodes in. */
public final class Sessions {
  private Sessions() {}

  /** A client that acts as the node. */
  public static CoterieClient of(TestHub hub, TestHub.TestNode node) {
    return session(hub, node).client();
  }

  /** What keeps the node logged in. */
  static NodeSession session(TestHub hub, TestHub.TestNode node) {
    return new NodeSession(
        hub.nobody(), node.key(), node.id(), deployment(hub, node), Clock.systemUTC());
  }

  private static String deployment(TestHub hub, TestHub.TestNode node) {
    return hub.nobody()
        .registry()
        .createChallenge(
            CreateChallengeRequest.newBuilder().setPublicKey(node.key().publicKey()).build())
        .getDeployment();
  }
}
