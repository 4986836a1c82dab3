package io.coterie.sdk.agent.session;

import io.coterie.sdk.agent.tls.Pin;
import io.coterie.sdk.agent.tls.TlsIdentity;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Tells of the beginning and the end of a connection. */
final class Life extends ChannelInboundHandlerAdapter {
  private final SessionEvents events;
  private final TlsIdentity identity;
  private final PeerKeys peers;
  private final InetSocketAddress address;
  private final Connection connection;
  private final CompletableFuture<Connection> connected;
  private @Nullable Throwable cause;
  private boolean ready;
  private boolean over;

  Life(
      SessionEvents events,
      TlsIdentity identity,
      PeerKeys peers,
      InetSocketAddress address,
      Connection connection,
      CompletableFuture<Connection> connected) {
    this.events = events;
    this.identity = identity;
    this.peers = peers;
    this.address = address;
    this.connection = connection;
    this.connected = connected;
  }

  /**
   * The handshake is done. Looks once more at who it was with: trust was asked only if this was a
   * whole handshake, and not one that took up an earlier session.
   */
  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    try {
      var pin = proved();
      ready = true;
      events.ready(address, connection, pin.key());
      connected.complete(connection);
      ctx.fireChannelActive();
    } catch (SSLPeerUnverifiedException e) {
      cause = e;
      var _ = ctx.close();
    }
  }

  private Pin proved() throws SSLPeerUnverifiedException {
    var engine = connection.engine();
    var expected = peers.at(address);
    if (engine == null || expected.isEmpty()) {
      throw new SSLPeerUnverifiedException("nobody is expected any more");
    }
    var pin = expected.get().pin();
    TlsIdentity.check(engine.getSession(), pin);
    return pin;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    // one that never got active does not get inactive either
    ctx.channel().closeFuture().addListener(_ -> closed());
  }

  private void closed() {
    end(cause == null ? new IOException("the connection ended") : cause);
  }

  /** It is over, if it was not before. */
  void end(Throwable otherwise) {
    if (over) {
      return;
    }
    over = true;
    IOException why =
        identity
            .refusal(connection.engine())
            .<IOException>map(UnverifiedPeerException::new)
            .orElseGet(() -> new IOException("the peer did not connect", otherwise));
    if (ready) {
      events.ended(address, connection);
    } else {
      events.failed(address, connection.peer(), why);
    }
    connected.completeExceptionally(why);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
      end(handshake.cause());
      var _ = ctx.close();
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    if (thrown instanceof SSLException || cause == null) {
      cause = thrown;
    }
  }
}
