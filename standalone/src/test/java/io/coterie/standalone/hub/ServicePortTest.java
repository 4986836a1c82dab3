package io.coterie.standalone.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.coterie.auth.v1.AccountServiceGrpc;
import io.coterie.auth.v1.RegisterAccountRequest;
import io.coterie.network.v1.GetMembershipRequest;
import io.coterie.network.v1.ListNetworksRequest;
import io.coterie.network.v1.MembershipServiceGrpc;
import io.coterie.network.v1.NetworkServiceGrpc;
import io.coterie.platform.boot.Application;
import io.coterie.platform.config.Configuration;
import io.coterie.platform.config.Sources;
import io.coterie.platform.id.AccountId;
import io.coterie.platform.id.TokenId;
import io.coterie.platform.identity.Caller;
import io.coterie.platform.identity.ClusterSecret;
import io.coterie.platform.identity.Ed25519;
import io.coterie.platform.identity.EdgeStamp;
import io.coterie.platform.identity.IdentitySigner;
import io.coterie.platform.identity.ServiceName;
import io.coterie.platform.identity.ServiceTokens;
import io.coterie.platform.rpc.Listen;
import io.coterie.platform.rpc.RpcServer;
import io.coterie.platform.telemetry.Metrics;
import io.coterie.platform.telemetry.TelemetryModule;
import io.coterie.testing.TestDatabase;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Going round the edge, straight to a service's own port, gains nothing. */
class ServicePortTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final ClusterSecret SECRET = ClusterSecret.random();
  private static final Stoppables RUNNING = new Stoppables();

  @SuppressWarnings("NullAway.Init")
  private static ManagedChannel port;

  @SuppressWarnings("NullAway.Init")
  private static String token;

  @BeforeAll
  static void start() {
    var database =
        RUNNING.add(
            "database", TestDatabase.empty("hub", "classpath:db/auth"), TestDatabase::close);
    var settings = database.settings();
    var configuration =
        Configuration.load(
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
                        "relay.bind",
                        "127.0.0.1",
                        "relay.port",
                        "0",
                        "auth.first-account-needs-operator",
                        "false")));
    var channels = RUNNING.add("channels", new InProcessChannels(), InProcessChannels::close);
    var metrics = RUNNING.add("metrics", new Metrics(), Metrics::close);
    for (var service : HubService.all()) {
      var modules = new ArrayList<>(service.modules());
      var name = service.name();
      Listen listen =
          name == ServiceName.NETWORK ? new Listen.Tcp("127.0.0.1", 0) : channels.address(name);
      modules.add(TelemetryModule.sharing(metrics, name.text()));
      modules.add(new Surroundings(name, SECRET, CLOCK, channels));
      modules.add(binder -> binder.bind(Listen.class).toInstance(listen));
      var application =
          RUNNING.add(name.text(), Application.start(configuration, modules), Application::close);
      if (name == ServiceName.NETWORK) {
        int number = application.injector().getInstance(RpcServer.class).port();
        port =
            RUNNING.add(
                "channel",
                NettyChannelBuilder.forAddress("127.0.0.1", number).usePlaintext().build(),
                ManagedChannel::shutdownNow);
      }
    }
    channels.allListen();
    token =
        AccountServiceGrpc.newBlockingStub(channels.to(ServiceName.AUTH))
            .registerAccount(
                RegisterAccountRequest.newBuilder()
                    .setUsername("alice")
                    .setPassword("correct horse")
                    .build())
            .getUserToken();
  }

  @AfterAll
  static void stop() {
    RUNNING.stop();
  }

  @Test
  void aServiceChecksACredentialItself() {
    list(with("authorization", "Bearer " + token));

    assertThat(code(() -> list(port))).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(code(() -> list(with("authorization", "Bearer utok_" + "0".repeat(32)))))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void whatTheEdgeWouldSayIsNotBelievedFromAClient() {
    var admin =
        new Caller.AccountCaller(AccountId.random(), true, TokenId.random(), Optional.empty());
    var forged = new IdentitySigner(CLOCK).sign(admin, "k", Ed25519.generate().getPrivate());
    var foreign = new ServiceTokens(ClusterSecret.random(), CLOCK);

    assertThat(code(() -> list(with("x-coterie-identity", forged))))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(code(() -> list(with("x-coterie-service", foreign.service(ServiceName.GATEWAY)))))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(
            code(() -> list(with("x-coterie-edge", foreign.edge(new EdgeStamp("192.0.2.1", "c"))))))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void internalMethodsAreForServicesOnly() {
    var services = new ServiceTokens(SECRET, CLOCK);

    assertThat(code(() -> membership(port))).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(code(() -> membership(with("authorization", "Bearer " + token))))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    // a service gets an answer about the request
    assertThat(
            code(() -> membership(with("x-coterie-service", services.service(ServiceName.AUTH)))))
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  private static void list(Channel channel) {
    NetworkServiceGrpc.newBlockingStub(channel)
        .listNetworks(ListNetworksRequest.getDefaultInstance());
  }

  private static void membership(Channel channel) {
    MembershipServiceGrpc.newBlockingStub(channel)
        .getMembership(
            GetMembershipRequest.newBuilder()
                .setNetwork("no-such-network")
                .setPrincipal(AccountId.random().text())
                .build());
  }

  private static Channel with(String header, String value) {
    var headers = new Metadata();
    headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
    return ClientInterceptors.intercept(port, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static Status.Code code(Runnable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call::run).getStatus().getCode();
  }
}
