package io.coterie.bench.tunnel;

import io.coterie.sdk.agent.tls.Pin;
import io.coterie.sdk.agent.tls.PinnedKey;
import io.coterie.sdk.agent.tls.Succession;
import io.coterie.sdk.agent.tls.TlsIdentity;
import io.coterie.sdk.node.NodeKey;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.handler.codec.quic.EpollQuicUtils;
import io.netty.handler.codec.quic.InsecureQuicTokenHandler;
import io.netty.handler.codec.quic.QuicChannel;
import io.netty.handler.codec.quic.QuicChannelOption;
import io.netty.handler.codec.quic.QuicClientCodecBuilder;
import io.netty.handler.codec.quic.QuicCodecBuilder;
import io.netty.handler.codec.quic.QuicServerCodecBuilder;
import io.netty.handler.codec.quic.QuicStreamType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * QUIC of Netty between two sockets of loopback with the limits, buffers and kind of certificate
 * that agents have, and nothing of an agent around it: what they could reach at best.
 */
final class BareQuic implements AutoCloseable {
  private static final int LARGEST_DATAGRAM = 2_048;
  private static final int READ = 32 * LARGEST_DATAGRAM;
  private static final int BUFFER = 4 * 1024 * 1024;
  private static final int STREAM_WINDOW = 4 * 1024 * 1024;
  private static final int WINDOW = 16 * 1024 * 1024;
  private static final int TRAIN = 10;
  private static final Duration BEGINNING = Duration.ofMillis(500);

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, EpollIoHandler.newFactory());
  private final NodeKey clientKey = NodeKey.generate();
  private final NodeKey serverKey = NodeKey.generate();
  private final AtomicLong received = new AtomicLong();
  private final QuicChannel connection;

  BareQuic() throws Exception {
    var server = bind(serverCodec());
    var client = bind(clientCodec());
    this.connection =
        QuicChannel.newBootstrap(client)
            .handler(new ChannelInboundHandlerAdapter())
            .streamHandler(new ChannelInboundHandlerAdapter())
            .option(QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR, trains())
            .remoteAddress(server.localAddress())
            .connect()
            .get();
  }

  /** Bytes a second that one stream has carried. */
  double run(Duration time) throws Exception {
    var stream = connection.createStream(QuicStreamType.BIDIRECTIONAL, new EndlessWriter()).get();
    try {
      LockSupport.parkNanos(BEGINNING.toNanos());
      long from = System.nanoTime();
      long before = received.get();
      LockSupport.parkNanos(time.toNanos());
      return (received.get() - before) / ((System.nanoTime() - from) / 1e9);
    } finally {
      stream.shutdown(1, stream.newPromise()).await();
      stream.close().await();
    }
  }

  @Override
  public void close() {
    connection.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private Channel bind(ChannelHandler codec) throws InterruptedException {
    var bootstrap =
        new Bootstrap()
            .group(loops)
            .channelFactory(() -> new EpollDatagramChannel(SocketProtocolFamily.INET))
            .option(ChannelOption.SO_RCVBUF, BUFFER)
            .option(ChannelOption.SO_SNDBUF, BUFFER)
            .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ))
            .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LARGEST_DATAGRAM)
            .handler(codec);
    return bootstrap
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
        .sync()
        .channel();
  }

  private ChannelHandler serverCodec() {
    var identity = new TlsIdentity(serverKey, Succession.none());
    return limits(new QuicServerCodecBuilder())
        .sslEngineProvider(channel -> identity.toClient(channel.alloc(), pin(clientKey)))
        .tokenHandler(InsecureQuicTokenHandler.INSTANCE)
        .option(QuicChannelOption.SEGMENTED_DATAGRAM_PACKET_ALLOCATOR, trains())
        .handler(new ChannelInboundHandlerAdapter())
        .streamHandler(new ByteCounter(received))
        .build();
  }

  private ChannelHandler clientCodec() {
    var identity = new TlsIdentity(clientKey, Succession.none());
    return limits(new QuicClientCodecBuilder())
        .sslEngineProvider(channel -> identity.toServer(channel.alloc(), pin(serverKey)))
        .build();
  }

  private static <B extends QuicCodecBuilder<B>> B limits(B builder) {
    return builder
        .maxIdleTimeout(30, TimeUnit.SECONDS)
        .initialMaxData(WINDOW)
        .initialMaxStreamDataBidirectionalLocal(STREAM_WINDOW)
        .initialMaxStreamDataBidirectionalRemote(STREAM_WINDOW)
        .initialMaxStreamsBidirectional(1_024);
  }

  private static Pin pin(NodeKey key) {
    return Pin.of(new PinnedKey(key.publicKey()));
  }

  private static io.netty.handler.codec.quic.SegmentedDatagramPacketAllocator trains() {
    return EpollQuicUtils.newSegmentedAllocator(TRAIN);
  }
}
