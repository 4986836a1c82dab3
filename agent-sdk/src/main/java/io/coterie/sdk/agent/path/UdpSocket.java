package io.coterie.sdk.agent.path;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The one UDP socket of an agent: QUIC, frames of relays and probes share it, told apart by their
 * first byte.
 */
public final class UdpSocket {
  private static final int LARGEST_DATAGRAM = 2048;
  private static final int DATAGRAMS_A_READ = 32;
  private static final int BUFFER = 4 * 1024 * 1024;

  private final Channel channel;
  private final boolean ipv4Only;
  private final Links links;
  private final ConnectionIds ids = new ConnectionIds();
  private final Switch fork;

  /**
   * Opens a socket.
   *
   * @param loop of epoll or NIO
   * @param frames is told of what relays send: where it came from, and the bytes, which it does not
   *     own
   * @param moved is told of a link that takes another path
   */
  public static UdpSocket open(
      EventLoop loop,
      InetSocketAddress address,
      Clock clock,
      BiConsumer<InetSocketAddress, ByteBuf> frames,
      Consumer<Link> moved)
      throws IOException {
    boolean ipv4Only = address.getAddress() instanceof Inet4Address;
    var bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(() -> channel(ipv4Only))
            .option(ChannelOption.SO_RCVBUF, BUFFER)
            .option(ChannelOption.SO_SNDBUF, BUFFER)
            .option(ChannelOption.AUTO_READ, false)
            .handler(new ChannelInboundHandlerAdapter());
    var bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("can't open UDP port " + address, bound.cause());
    }
    return new UdpSocket(bound.channel(), ipv4Only, clock, frames, moved);
  }

  private UdpSocket(
      Channel channel,
      boolean ipv4Only,
      Clock clock,
      BiConsumer<InetSocketAddress, ByteBuf> frames,
      Consumer<Link> moved) {
    this.channel = channel;
    this.ipv4Only = ipv4Only;
    this.links = new Links(clock, channel.eventLoop(), this, moved);
    this.fork = new Switch(links, ids, frames);
  }

  /**
   * Puts QUIC on top, and begins to read.
   *
   * @param server codec for connections that peers begin
   * @param client codec for those that begin here
   */
  public void start(ChannelHandler server, ChannelHandler client) {
    var pipeline = channel.pipeline();
    // the client's codec is outermost: the server's would not pass its connects on
    pipeline.addLast("switch", fork).addLast("server", server).addLast("client", client);
    fork.connect(pipeline.context("switch"), pipeline.context("server"));
    channel.config().setAutoRead(true);
  }

  public Channel channel() {
    return channel;
  }

  public Links links() {
    return links;
  }

  public ConnectionIds ids() {
    return ids;
  }

  /** The port that was bound. */
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Sends past QUIC. */
  public void send(InetSocketAddress to, byte[] bytes) {
    write(packet(to, bytes));
  }

  void write(DatagramPacket packet) {
    // from the innermost handler on, which is no codec
    var _ = channel.pipeline().firstContext().writeAndFlush(packet);
  }

  /**
   * QUIC deals with what it was given past the socket, as it does after each read of the socket.
   */
  public void complete() {
    fork.complete();
  }

  public void close() {
    var _ = channel.close();
  }

  void deliver(Link link, ByteBuf quic) {
    fork.deliver(link, quic);
  }

  /** Whether it can send there at all. */
  public boolean reaches(InetSocketAddress address) {
    return !ipv4Only || address.getAddress() instanceof Inet4Address;
  }

  private static DatagramPacket packet(InetSocketAddress to, byte[] bytes) {
    return new DatagramPacket(Unpooled.wrappedBuffer(bytes), to);
  }

  private static DatagramChannel channel(boolean ipv4Only) {
    if (!Epoll.isAvailable()) {
      var nio =
          ipv4Only ? new NioDatagramChannel(SocketProtocolFamily.INET) : new NioDatagramChannel();
      nio.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(LARGEST_DATAGRAM));
      return nio;
    }
    var epoll =
        ipv4Only ? new EpollDatagramChannel(SocketProtocolFamily.INET) : new EpollDatagramChannel();
    // one system call for as many datagrams as there is room for
    epoll
        .config()
        .setRecvByteBufAllocator(
            new FixedRecvByteBufAllocator(LARGEST_DATAGRAM * DATAGRAMS_A_READ));
    epoll.config().setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LARGEST_DATAGRAM);
    return epoll;
  }
}
