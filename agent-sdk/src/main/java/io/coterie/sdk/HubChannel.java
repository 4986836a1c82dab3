package io.coterie.sdk;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One connection to a hub, with the thread that serves it; both end at once on close. */
final class HubChannel implements AutoCloseable {
  private static final int MAX_REPLY_BYTES = 16 << 20;

  private final EventLoopGroup loop;
  private final ExecutorService callbacks;
  private final ManagedChannel channel;

  HubChannel(HubAddress hub, ClientOptions options) throws IOException {
    ChannelCredentials transport = transport(hub, options);
    loop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("coterie-client", true), NioIoHandler.newFactory());
    callbacks = Executors.newVirtualThreadPerTaskExecutor();
    channel =
        NettyChannelBuilder.forAddress(hub.host(), hub.port(), transport)
            .eventLoopGroup(loop)
            .channelType(NioSocketChannel.class)
            .executor(callbacks)
            .userAgent(options.userAgent())
            .maxInboundMessageSize(MAX_REPLY_BYTES)
            .keepAliveTime(60, TimeUnit.SECONDS)
            .keepAliveTimeout(20, TimeUnit.SECONDS)
            .disableServiceConfigLookUp()
            .defaultServiceConfig(RetryPolicy.serviceConfig())
            .enableRetry()
            .intercept(new Deadlines(options.deadline()))
            .build();
  }

  ManagedChannel channel() {
    return channel;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    callbacks.shutdownNow();
    var _ =
        loop.shutdownGracefully(
            0, 0, TimeUnit.MILLISECONDS); // its thread is a daemon: nobody waits
  }

  private static ChannelCredentials transport(HubAddress hub, ClientOptions options)
      throws IOException {
    if (!hub.secure()) {
      return InsecureChannelCredentials.create();
    }
    if (options.trust().isEmpty()) {
      return TlsChannelCredentials.create();
    }
    return TlsChannelCredentials.newBuilder().trustManager(options.trust().get().toFile()).build();
  }
}
