package io.coterie.relay.port;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A port by Netty, for every system that has a JVM. One socket a family: only Linux spreads the
 * datagrams of one port over several.
 */
final class NettyPort implements PacketPort {
  /**
   * The longest that anybody has a reason to send: what is longer arrives cut off, and is
   * malformed.
   */
  private static final int LONGEST = 2_048;

  private final EventLoopGroup loops;
  private final List<Bound> channels = new ArrayList<>();
  private final PortStatistics statistics = new PortStatistics();

  /** A channel, and where it listens, which it forgets when it is closed. */
  record Bound(Channel channel, InetSocketAddress address) {
    boolean isIpv4() {
      return PortSettings.isIpv4(address);
    }
  }

  NettyPort(PortSettings settings) {
    this.loops =
        new MultiThreadIoEventLoopGroup(settings.addresses().size(), NioIoHandler.newFactory());
    try {
      for (var wanted : settings.addresses()) {
        int port = channels.isEmpty() ? wanted.getPort() : channels.getFirst().address().getPort();
        channels.add(bind(new InetSocketAddress(wanted.getAddress(), port), settings));
      }
    } catch (PortException e) {
      close();
      throw e;
    }
  }

  @Override
  public List<InetSocketAddress> addresses() {
    return channels.stream().map(Bound::address).toList();
  }

  @Override
  public void start(Supplier<PacketHandler> handlers) {
    for (var bound : channels) {
      var channel = bound.channel();
      channel.pipeline().addLast(new NettyReceiver(handlers.get(), sender(), statistics));
      channel.config().setAutoRead(true);
    }
  }

  @Override
  public PacketSender sender() {
    return new NettySender(channels, statistics);
  }

  @Override
  public PortStatistics statistics() {
    return statistics;
  }

  @Override
  public void close() {
    channels.forEach(bound -> bound.channel().close().syncUninterruptibly());
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private Bound bind(InetSocketAddress address, PortSettings settings) {
    var family =
        PortSettings.isIpv4(address) ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    var bound =
        new Bootstrap()
            .group(loops)
            .channelFactory(() -> new NioDatagramChannel(family))
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_RCVBUF, settings.socketBuffer())
            .option(ChannelOption.SO_SNDBUF, settings.socketBuffer())
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new FixedRecvByteBufAllocator(LONGEST).maxMessagesPerRead(settings.batch()))
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    // what handles datagrams is added by start
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new PortException("can't listen on " + address, bound.cause());
    }
    return new Bound(bound.channel(), (InetSocketAddress) bound.channel().localAddress());
  }
}
