package io.coterie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import io.coterie.platform.boot.Application;
import io.coterie.platform.boot.SystemClockModule;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.rpc.ClusterModule;
import io.coterie.platform.rpc.RpcServer;
import io.coterie.platform.telemetry.TelemetryModule;
import io.coterie.testing.TestDatabase;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service with what surrounds it when it is a process of its own: ports, and a secret from a
 * file.
 */
final class ClusterTest {
  @Test
  void findsTheOtherServicesByConfiguration(@TempDir Path home) throws IOException {
    var network = new FakeNetworkService();
    var networkServer = serve(network, new FakeFeed());
    var registryServer = serve(new FakeRegistry(), new FakeFeed());
    var secret =
        Files.writeString(home.resolve("cluster.secret"), ClusterSecret.random().reveal() + "\n");
    try (var database = TestDatabase.create("auth", "classpath:db/auth");
        var auth =
            Application.start(
                configuration(database, secret, networkServer.getPort(), registryServer.getPort()),
                modules())) {
      int port = auth.injector().getInstance(RpcServer.class).port();
      var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
      var alice = new Client(channel, new Metadata()).register("alice");
      channel.shutdownNow();
      assertThat(network.ensured)
          .singleElement()
          .matches(request -> request.getNetwork().equals(alice.getDefaultNetwork()));
    } finally {
      networkServer.shutdownNow();
      registryServer.shutdownNow();
    }
  }

  private static List<Module> modules() {
    var modules = new ArrayList<>(AuthService.modules());
    modules.add(new SystemClockModule());
    modules.add(new ClusterModule(ServiceName.AUTH));
    modules.add(new TelemetryModule(ServiceName.AUTH.text()));
    return modules;
  }

  private static Configuration configuration(
      TestDatabase database, Path secret, int network, int registry) {
    var settings = database.settings();
    return Configuration.load(
        Sources.none()
            .values(
                "test",
                Map.of(
                    "database.url",
                    settings.url(),
                    "database.user",
                    settings.user(),
                    "database.password",
                    settings.password(),
                    "server.port",
                    "0",
                    "services.network",
                    "127.0.0.1:" + network,
                    "services.registry",
                    "127.0.0.1:" + registry,
                    "cluster.secret",
                    "file:" + secret,
                    "auth.first-account-needs-operator",
                    "false")));
  }

  private static Server serve(BindableService... services) throws IOException {
    var builder = NettyServerBuilder.forPort(0);
    for (var service : services) {
      builder.addService(service);
    }
    return builder.build().start();
  }
}
