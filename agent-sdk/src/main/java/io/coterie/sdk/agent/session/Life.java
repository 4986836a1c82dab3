package io.coterie.sdk.agent.session;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells of the beginning and the end of a connection. */
final class Life extends ChannelInboundHandlerAdapter {
  private final SessionEvents events;
  private final InetSocketAddress address;
  private final Connection connection;
  private final CompletableFuture<Connection> connected;
  private @Nullable Throwable cause;
  private boolean ready;

  Life(
      SessionEvents events,
      InetSocketAddress address,
      Connection connection,
      CompletableFuture<Connection> connected) {
    this.events = events;
    this.address = address;
    this.connection = connection;
    this.connected = connected;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ready = true;
    events.ready(address, connection);
    connected.complete(connection);
    ctx.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    var why = cause == null ? new IOException("the connection ended") : cause;
    connected.completeExceptionally(new IOException("the peer did not connect", why));
    if (ready) {
      events.ended(address, connection);
    } else {
      events.failed(address, why);
    }
    ctx.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    if (thrown instanceof SSLException || cause == null) {
      cause = thrown;
    }
  }
}
