package io.coterie.sdk;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A gRPC server on a free port of loopback, with the services that a test gives it. */
public final class FakeHub implements AutoCloseable {
  private final Server server;

  public FakeHub(BindableService... services) throws IOException {
    var builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    for (BindableService service : services) {
      builder.addService(service);
    }
    server = builder.build().start();
  }

  public CoterieClient client() throws IOException {
    return CoterieClient.of(
        new HubAddress(false, "127.0.0.1", server.getPort()), ClientOptions.DEFAULT);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
