package io.coterie.sdk.node;

import io.coterie.auth.v1.ExchangeNodeAssertionRequest;
import io.coterie.auth.v1.ExchangeNodeAssertionResponse;
import io.coterie.sdk.CoterieClient;
import io.coterie.sdk.Credential;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a node logged in: exchanges assertions for session tokens, a new one well before the old
 * one ends. Threads may share it.
 */
public final class NodeSession {
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final CoterieClient client;
  private final NodeKey key;
  private final String node;
  private final String deployment;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session session;

  private record Session(CoterieClient client, Instant renewal) {}

  /**
   * A session, which begins with the first call.
   *
   * @param node the node's id
   * @param deployment what the hub calls itself, as {@link Registration} is told
   */
  public NodeSession(
      CoterieClient client, NodeKey key, String node, String deployment, Clock clock) {
    this.client = client;
    this.key = key;
    this.node = node;
    this.deployment = deployment;
    this.clock = clock;
  }

  /** The client with a session token that is good for a while; may call the hub. */
  public CoterieClient client() {
    lock.lock();
    try {
      Session present = session;
      if (present == null || !clock.instant().isBefore(present.renewal)) {
        present = exchange();
        session = present;
      }
      return present.client;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the token: the hub no longer takes it. */
  public void renew() {
    lock.lock();
    try {
      session = null;
    } finally {
      lock.unlock();
    }
  }

  private Session exchange() {
    String assertion = NodeAssertion.of(key, node, deployment, clock.instant());
    ExchangeNodeAssertionResponse reply =
        client
            .tokens()
            .exchangeNodeAssertion(
                ExchangeNodeAssertionRequest.newBuilder().setAssertion(assertion).build());
    Instant end =
        Instant.ofEpochSecond(reply.getExpireTime().getSeconds(), reply.getExpireTime().getNanos());
    return new Session(client.with(new Credential(reply.getSessionToken())), end.minus(AHEAD));
  }
}
