package io.coterie.sdk.agent.session;

import io.coterie.sdk.agent.tls.PinnedKey;
import io.coterie.sdk.agent.tls.TlsIdentity;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Tells of the beginning and the end of a connection. */
final class Life extends ChannelInboundHandlerAdapter {
  private final SessionEvents events;
  private final PeerKeys peers;
  private final InetSocketAddress address;
  private final Connection connection;
  private final CompletableFuture<Connection> connected;
  private @Nullable Throwable cause;
  private boolean ready;
  private boolean over;

  Life(
      SessionEvents events,
      PeerKeys peers,
      InetSocketAddress address,
      Connection connection,
      CompletableFuture<Connection> connected) {
    this.events = events;
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
    var proved = proved((QuicChannel) ctx.channel());
    var expected = peers.at(address);
    if (proved.isEmpty() || expected.isEmpty() || !expected.get().key().equals(proved.get())) {
      cause = new SSLPeerUnverifiedException("the other end is another node");
      var _ = ctx.close();
      return;
    }
    ready = true;
    events.ready(address, connection, proved.get());
    connected.complete(connection);
    ctx.fireChannelActive();
  }

  private static Optional<PinnedKey> proved(QuicChannel channel) {
    var engine = channel.sslEngine();
    try {
      return engine == null
          ? Optional.empty()
          : Optional.of(TlsIdentity.proved(engine.getSession()));
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    // one that never got active does not get inactive either
    ctx.channel().closeFuture().addListener(_ -> closed());
  }

  private void closed() {
    end(cause == null ? new IOException("the connection ended") : cause);
  }

  private void end(Throwable why) {
    if (over) {
      return;
    }
    over = true;
    if (ready) {
      events.ended(address, connection);
    } else {
      events.failed(address, connection.peer(), why);
    }
    connected.completeExceptionally(new IOException("the peer did not connect", why));
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
