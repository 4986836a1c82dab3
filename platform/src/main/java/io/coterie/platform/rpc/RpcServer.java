package io.coterie.platform.rpc;

import io.coterie.platform.boot.Lifecycle;
import io.coterie.platform.boot.StartFailure;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A service's gRPC server: its methods behind the chain, health and reflection; one virtual thread
 * a call.
 */
public final class RpcServer implements Lifecycle {
  private static final int MAX_REQUEST_BYTES = 1 << 20;
  private static final int MAX_METADATA_BYTES = 16 << 10;
  private static final Duration HANDSHAKE = Duration.ofSeconds(10);
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final Listen listen;
  private final Set<BindableService> services;
  private final MethodTable table;
  private final InterceptorChain chain;
  private final HealthStatusManager health = new HealthStatusManager();
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rpc-", 0).factory());
  private final List<EventLoopGroup> loops = new ArrayList<>();
  private @Nullable Server server;

  @Inject
  RpcServer(
      Listen listen, Set<BindableService> services, MethodTable table, InterceptorChain chain) {
    this.listen = listen;
    this.services = services;
    this.table = table;
    this.chain = chain;
  }

  @Override
  public String name() {
    return "rpc server";
  }

  @Override
  public void start() throws IOException {
    var definitions = services.stream().map(chain::around).toList();
    table.check(definitions);
    var builder =
        switch (listen) {
          case Listen.Tcp tcp -> netty(tcp);
          case Listen.InProcess inProcess -> InProcessServerBuilder.forName(inProcess.name());
        };
    definitions.forEach(builder::addService);
    var built =
        builder
            .executor(calls)
            .addService(health.getHealthService())
            .addService(ProtoReflectionServiceV1.newInstance())
            .build();
    try {
      server = built.start();
    } catch (IOException e) {
      if (listen instanceof Listen.Tcp tcp) {
        throw StartFailure.cannotListen(
            new InetSocketAddress(tcp.host(), tcp.port()), "server.port", e);
      }
      throw e;
    }
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, ServingStatus.SERVING);
  }

  /** The TCP port it listens on; -1 in process. */
  public int port() {
    return server == null ? -1 : server.getPort();
  }

  private ServerBuilder<?> netty(Listen.Tcp tcp) {
    boolean epoll = Epoll.isAvailable();
    var boss = loop(1, epoll);
    var workers = loop(2, epoll);
    Class<? extends ServerChannel> channel =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    return NettyServerBuilder.forAddress(new InetSocketAddress(tcp.host(), tcp.port()))
        .bossEventLoopGroup(boss)
        .workerEventLoopGroup(workers)
        .channelType(channel)
        .maxInboundMessageSize(MAX_REQUEST_BYTES)
        .maxInboundMetadataSize(MAX_METADATA_BYTES)
        .handshakeTimeout(HANDSHAKE.toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(20, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true);
  }

  private EventLoopGroup loop(int threads, boolean epoll) {
    IoHandlerFactory handler = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    var group = new MultiThreadIoEventLoopGroup(threads, handler);
    loops.add(group);
    return group;
  }

  @Override
  public void drain() {
    health.enterTerminalState();
  }

  @Override
  public void stop() throws InterruptedException {
    if (server != null) {
      server.shutdown();
      if (!server.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        server.shutdownNow().awaitTermination(1, TimeUnit.SECONDS);
      }
    }
    for (var group : loops) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).await(2, TimeUnit.SECONDS);
    }
    calls.shutdown();
  }
}
