package io.coterie.sdk.agent.session;

import java.net.InetSocketAddress;

/** Is told of connections, on the event loop. */
public interface SessionEvents {
  /** Both ends have proved who they are. */
  void ready(InetSocketAddress virtual, Connection connection);

  /** A connection that was ready is over. */
  void ended(InetSocketAddress virtual, Connection connection);

  /** One never got ready. */
  void failed(InetSocketAddress virtual, Throwable why);
}
