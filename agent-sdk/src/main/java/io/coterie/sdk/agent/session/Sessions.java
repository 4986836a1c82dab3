package io.coterie.sdk.agent.session;

import io.coterie.sdk.agent.access.Gate;
import io.coterie.sdk.agent.path.ConnectionIds;
import io.coterie.sdk.agent.path.Link;
import io.coterie.sdk.agent.path.Links;
import io.coterie.sdk.agent.path.UdpSocket;
import io.coterie.sdk.agent.tls.TlsIdentity;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.handler.codec.quic.EpollQuicUtils;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicConnectionAddress;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicSslEngine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections over the socket, and takes those that peers make. Used on the event loop only.
 */
public final class Sessions {
  /**
   * Longer than relays, hubs and networks are away as a rule: streams outlive that. Whether a peer
   * answers is asked all the time, and known much sooner.
   */
  private static final int IDLE_SECONDS = 90;

  private static final int CONNECT_MILLISECONDS = 20_000;
  private static final int STREAMS = 1_024;
  private static final int STREAM_WINDOW = 4 * 1024 * 1024;
  private static final int WINDOW = 16 * 1024 * 1024;
  private static final int DATAGRAMS = 256;
  private static final int TRAIN = 10;

  private final UdpSocket socket;
  private final TlsIdentity identity;
  private final PeerKeys peers;
  private final Gate gate;
  private final Listeners listeners;
  private final DatagramPorts datagrams;
  private final SessionEvents events;

  public Sessions(
      UdpSocket socket,
      TlsIdentity identity,
      PeerKeys peers,
      Gate gate,
      Listeners listeners,
      DatagramPorts datagrams,
      SessionEvents events) {
    this.socket = socket;
    this.identity = identity;
    this.peers = peers;
    this.gate = gate;
    this.listeners = listeners;
    this.datagrams = datagrams;
    this.events = events;
  }

  /** Begins to take connections. */
  public void start() {
    socket.start(serverCodec(), clientCodec());
  }

  /** Connects to the peer that a link leads to, unless what it returns is cancelled meanwhile. */
  public CompletableFuture<Connection> connect(Link link) {
    var connected = new CompletableFuture<Connection>();
    var expected = peers.at(link.address());
    if (expected.isEmpty()) {
      connected.completeExceptionally(new IOException("the peer is gone"));
      return connected;
    }
    byte[] id = socket.ids().begin();
    var life = new AtomicReference<@Nullable Life>();
    QuicChannel.newBootstrap(socket.channel())
        .handler(
            new ChannelInitializer<QuicChannel>() {
              @Override
              protected void initChannel(QuicChannel channel) {
                channel.closeFuture().addListener(_ -> socket.ids().end(id));
                endWithCancelling(connected, channel);
                life.set(prepare(channel, link.address(), connected));
              }
            })
        .streamHandler(new InboundStreams())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLISECONDS)
        .localAddress(Links.here())
        .remoteAddress(link.address())
        .localConnectionAddress(new QuicConnectionAddress(id))
        .connect()
        .addListener(done -> {
          if (!done.isSuccess()) {
            Optional.ofNullable(life.get()).ifPresent(begun -> begun.end(done.cause()));
            connected.completeExceptionally(
                new IOException("the peer did not connect", done.cause()));
          }
        });
    return connected;
  }

  private static void endWithCancelling(CompletableFuture<?> wanted, QuicChannel channel) {
    var _ =
        wanted.whenComplete((_, _) -> {
          if (wanted.isCancelled()) {
            var _ = channel.close();
          }
        });
  }

  private Life prepare(
      QuicChannel channel, InetSocketAddress address, CompletableFuture<Connection> connected) {
    var node = peers.at(address).map(PeerKeys.Expected::node).orElse("");
    var connection = new Connection(channel, node, gate, listeners, datagrams);
    channel.attr(InboundStreams.CONNECTION).set(connection);
    if (socket.channel() instanceof EpollDatagramChannel
        && EpollDatagramChannel.isSegmentedDatagramPacketSupported()) {
      channel
          .config()
          .setOption(
              QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR,
              EpollQuicUtils.newSegmentedAllocator(TRAIN));
    }
    var life = new Life(events, identity, peers, address, connection, connected);
    channel.pipeline().addLast(life, connection.datagrams());
    return life;
  }

  private ChannelHandler serverCodec() {
    // no token handler: an address has been proved by a probe before any packet of QUIC gets here
    return limits(new QuicServerCodecBuilder())
        .sslEngineProvider(this::serverEngine)
        .handler(
            new ChannelInitializer<QuicChannel>() {
              @Override
              protected void initChannel(QuicChannel channel) {
                var _ = prepare(channel, peerOf(channel), new CompletableFuture<>());
              }
            })
        .streamHandler(new InboundStreams())
        .build();
  }

  private ChannelHandler clientCodec() {
    return limits(new QuicClientCodecBuilder()).sslEngineProvider(this::clientEngine).build();
  }

  private static InetSocketAddress peerOf(QuicChannel channel) {
    return (InetSocketAddress)
        Objects.requireNonNull(channel.remoteSocketAddress(), "a channel that begins has a peer");
  }

  private QuicSslEngine clientEngine(QuicChannel channel) {
    return peers
        .at(peerOf(channel))
        .map(expected -> identity.toServer(channel.alloc(), expected.pin()))
        .orElseThrow(() -> new IllegalStateException("the peer is gone"));
  }

  private QuicSslEngine serverEngine(QuicChannel channel) {
    return peers
        .at(peerOf(channel))
        .map(expected -> identity.toClient(channel.alloc(), expected.pin()))
        .orElseThrow(() -> new IllegalStateException("the peer is gone"));
  }

  private static <B extends QuicCodecBuilder<B>> B limits(B builder) {
    return builder
        .localConnectionIdLength(ConnectionIds.LENGTH)
        .maxIdleTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
        .initialMaxData(WINDOW)
        .initialMaxStreamDataBidirectionalLocal(STREAM_WINDOW)
        .initialMaxStreamDataBidirectionalRemote(STREAM_WINDOW)
        .initialMaxStreamsBidirectional(STREAMS)
        .datagram(DATAGRAMS, DATAGRAMS)
        .activeMigration(false);
  }
}
