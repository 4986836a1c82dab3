package io.coterie.sdk.agent.session;

import io.coterie.sdk.agent.tls.PinnedKey;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Is told of connections, on the event loop. */
public interface SessionEvents {
  /**
   * Both ends have proved who they are.
   *
   * @param key that the other end has proved
   */
  void ready(InetSocketAddress virtual, Connection connection, PinnedKey key);

  /** A connection that was ready is over. */
  void ended(InetSocketAddress virtual, Connection connection);

  /**
   * One never got ready. Nobody may be waiting for it any more.
   *
   * @param node that was expected
   */
  void failed(InetSocketAddress virtual, String node, IOException why);
}
